package cn.anxin.hub.security;

import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/** Who may do what: the whole of it. What is not allowed here is refused. */
final class AccessRules {

    private AccessRules() {}

    /** The interface for programs, with its description and the health of the process. */
    static void ofInterface(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
        // What a load balancer asks; all else about the process is at the management port.
        requests.requestMatchers("/actuator/health/readiness", "/actuator/health/liveness")
                .permitAll()
                .requestMatchers("/actuator/**")
                .denyAll()
                // The description holds no data; who writes a client needs it before there is a password.
                .requestMatchers("/v3/api-docs", "/v3/api-docs.yaml", "/v3/api-docs/**")
                .permitAll()
                .requestMatchers(HttpMethod.POST, "/api/v1/feeds/{source}/records")
                .access(adminOr("source"))
                // Whether the party is a recipient, and the notices its own, is looked at where they are.
                .requestMatchers(HttpMethod.POST, "/api/v1/receipts")
                .hasRole(Role.PARTY.name())
                .requestMatchers("/api/v1/checks", "/api/v1/checks/{uscc}", "/api/v1/overdue")
                .hasAnyRole(Role.ADMIN.name(), Role.PARTY.name())
                .requestMatchers(
                        HttpMethod.GET, "/api/v1/statements/{recipient}/{day}", "/api/v1/snapshots/{recipient}")
                .access(adminOr("recipient"))
                .anyRequest()
                .hasRole(Role.ADMIN.name());
    }

    /** The pages. */
    static void ofPages(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
        requests.requestMatchers("/login", "/css/**", "/favicon.svg", "/error")
                .permitAll()
                .anyRequest()
                .hasRole(Role.ADMIN.name());
    }

    // A party may go where the path names it.
    private static AuthorizationManager<RequestAuthorizationContext> adminOr(String variable) {
        return (authentication, context) -> {
            var caller = authentication.get();
            boolean admin = caller.getAuthorities().contains(Role.ADMIN.authority());
            boolean itself = caller.getAuthorities().contains(Role.PARTY.authority())
                    && caller.getName().equals(context.getVariables().get(variable));
            return new AuthorizationDecision(admin || itself);
        };
    }
}
