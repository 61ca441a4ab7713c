package cn.anxin.hub.security;

import static cn.anxin.hub.security.Permission.ADMINISTER;
import static cn.anxin.hub.security.Permission.DECIDE;
import static cn.anxin.hub.security.Permission.EXPORT;
import static cn.anxin.hub.security.Permission.OPERATE;
import static cn.anxin.hub.security.Permission.SEE_AUDIT;
import static cn.anxin.hub.security.Permission.SEE_CONTENT;
import static cn.anxin.hub.security.Permission.SEE_LIST;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;

import jakarta.servlet.DispatcherType;
import java.util.function.BiPredicate;
import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/** Who may do what: the whole of it. What is not named here is the administrator's alone. */
final class AccessRules {

    private AccessRules() {}

    /** The interface for programs, with its description and the health of the process. */
    static void ofInterface(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
        Rules rules = new Rules(requests);
        // What a load balancer asks; all else about the process is at the management port.
        requests.requestMatchers("/actuator/health/readiness", "/actuator/health/liveness")
                .permitAll()
                .requestMatchers("/actuator/**")
                .denyAll()
                // The description holds no data; who writes a client needs it before there is a password.
                .requestMatchers("/v3/api-docs", "/v3/api-docs.yaml", "/v3/api-docs/**")
                .permitAll();
        rules.itselfOr("source", OPERATE, POST, "/api/v1/feeds/{source}/records");
        // Whether the party is a recipient, and the notices its own, is looked at where they are.
        requests.requestMatchers(POST, "/api/v1/receipts").hasRole(Role.PARTY.name());
        rules.anyPartyOr(SEE_CONTENT, "/api/v1/checks", "/api/v1/checks/{uscc}");
        rules.anyPartyOr(SEE_LIST, "/api/v1/overdue");
        rules.itselfOr(
                "recipient", SEE_CONTENT, GET, "/api/v1/statements/{recipient}/{day}", "/api/v1/snapshots/{recipient}");

        rules.may(SEE_LIST, GET, "/api/v1/enterprises", "/api/v1/ledger/balance", "/api/v1/recipients/**");
        rules.may(SEE_LIST, GET, "/api/v1/dead-letters/**", "/api/v1/replays/**", "/api/v1/receipts");
        rules.may(SEE_LIST, GET, "/api/v1/held-snapshots", "/api/v1/refused-messages");
        rules.may(SEE_LIST, POST, "/api/v1/assessments"); // answers from what is asked, knows nobody
        rules.may(SEE_CONTENT, GET, "/api/v1/enterprises/{uscc}", "/api/v1/quarantine");
        rules.may(SEE_CONTENT, GET, "/api/v1/refused-messages/{batch}/content");
        rules.may(DECIDE, POST, "/api/v1/quarantine/**", "/api/v1/held-snapshots/**");
        rules.may(OPERATE, POST, "/api/v1/dead-letters/**", "/api/v1/replays/**");
        rules.may(OPERATE, POST, "/api/v1/recipients/{id}/pause", "/api/v1/recipients/{id}/resume");
        rules.may(OPERATE, POST, "/api/v1/recipients/{id}/resend", "/api/v1/recipients/{id}/batches/{number}/resend");
        // Who adds a recipient or changes its address decides where everybody's content goes.
        requests.anyRequest().hasAuthority(ADMINISTER.name());
    }

    /** The pages. */
    static void ofPages(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
        Rules rules = new Rules(requests);
        // The end of a long answer, whose beginning was allowed.
        requests.dispatcherTypeMatchers(DispatcherType.ASYNC).permitAll();
        requests.requestMatchers("/login", "/css/**", "/js/**", "/lib/**", "/favicon.svg", "/favicon.ico", "/error")
                .permitAll();
        requests.requestMatchers("/account/**").authenticated();
        rules.may(EXPORT, GET, "/intakes/export.csv", "/intakes/export.xlsx");
        rules.may(SEE_CONTENT, GET, "/intakes/*/rejects/**", "/intakes/*/rows/**", "/snapshots/**");
        rules.may(OPERATE, GET, "/upload/**");
        rules.may(OPERATE, POST, "/upload/**");
        rules.may(DECIDE, POST, "/snapshots/**");
        rules.may(EXPORT, GET, "/notices/export.*", "/recipients/export.*", "/drops/export.*");
        rules.may(EXPORT, GET, "/overdue/export.*", "/statements/export.*", "/statements/*/*/statement.json");
        rules.may(SEE_CONTENT, GET, "/notices/{id}/content");
        rules.may(ADMINISTER, GET, "/recipients/_new", "/recipients/{id}/_edit");
        rules.may(OPERATE, POST, "/recipients/{id}/pause", "/recipients/{id}/resume");
        rules.may(OPERATE, POST, "/recipients/{id}/limit", "/recipients/{id}/resend", "/drops/**");
        rules.may(SEE_LIST, GET, "/drops/**", "/overdue/**", "/statements/**");
        rules.may(SEE_LIST, GET, "/", "/live", "/routes/**", "/intakes/**", "/notices/**", "/recipients/**");
        rules.may(SEE_LIST, GET, "/enterprises", "/dead-letters/**", "/policy/**");
        // Of an enterprise its line of the list; the page tells more to whoever may see content.
        rules.may(SEE_LIST, GET, "/enterprises/{uscc:[0-9A-Z]+}");
        rules.may(EXPORT, GET, "/enterprises/export.csv", "/enterprises/export.xlsx");
        rules.may(SEE_CONTENT, GET, "/enterprises/**", "/quarantine/**");
        rules.may(OPERATE, POST, "/dead-letters/**", "/routes/**");
        rules.may(DECIDE, POST, "/quarantine/**");
        rules.may(SEE_AUDIT, GET, "/audit/**");
        rules.may(SEE_AUDIT, POST, "/audit/chain"); // changes nothing
        requests.anyRequest().hasAuthority(ADMINISTER.name());
    }

    private record Rules(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {

        void may(Permission permission, HttpMethod method, String... paths) {
            requests.requestMatchers(method, paths).hasAuthority(permission.name());
        }

        /** A party may go where the path names it. */
        void itselfOr(String variable, Permission permission, HttpMethod method, String... paths) {
            requests.requestMatchers(method, paths)
                    .access(partyOr(
                            permission,
                            (party, context) -> party.getName()
                                    .equals(context.getVariables().get(variable))));
        }

        /** What the party may see of it is looked at where it is. */
        void anyPartyOr(Permission permission, String... paths) {
            requests.requestMatchers(paths).access(partyOr(permission, (party, context) -> true));
        }

        private static AuthorizationManager<RequestAuthorizationContext> partyOr(
                Permission permission, BiPredicate<Authentication, RequestAuthorizationContext> itself) {
            return (authentication, context) -> {
                Authentication caller = authentication.get();
                boolean user = caller.getAuthorities().contains(permission.authority());
                boolean party = caller.getAuthorities().contains(Role.PARTY.authority());
                return new AuthorizationDecision(user || (party && itself.test(caller, context)));
            };
        }
    }
}
