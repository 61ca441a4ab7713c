package cn.anxin.hub.security;

import cn.anxin.hub.ledger.Audit;
import cn.anxin.hub.ledger.AuditEvent;
import java.time.Clock;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.DisabledException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.client.web.OAuth2LoginAuthenticationFilter;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.transaction.support.TransactionTemplate;

/** Two ways in: programs without a session, people with one. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(SecurityConfiguration.class);

    // Nothing from elsewhere, no script but the hub's own files, and nobody may frame a page.
    private static final String CONTENT_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    // Sessions end in real time, whatever the hub's own clock shows.
    private static final Clock REAL_TIME = Clock.systemUTC();

    @Bean
    PasswordHashes passwordHashes() {
        return new PasswordHashes();
    }

    @Bean
    AuthenticationManager authenticationManager(
            Users users, PasswordHashes hashes, SignInFailures failures, AccessAudit audit) {
        return new ProviderManager(
                new UserAuthentication(users, hashes, new VerifiedPasswords(System::nanoTime), failures, audit));
    }

    @Bean
    PartyTokens partyTokens(JdbcClient jdbc, Clock clock, AccessSecrets secrets) {
        return new PartyTokens(jdbc, clock, secrets.tokens());
    }

    @Bean
    RefusedAttempts refusedAttempts(AccessAudit audit) {
        return new RefusedAttempts(audit, REAL_TIME);
    }

    /** What a load balancer asks is answered whatever it sends along: who asks would have to be looked up in the ledger. */
    @Bean
    @Order(0)
    SecurityFilterChain probeChain(HttpSecurity http) throws Exception {
        return http.securityMatcher("/actuator/health/readiness", "/actuator/health/liveness")
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable) // nothing is changed by asking
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .headers(SecurityConfiguration::headers)
                .build();
    }

    @Bean
    @Order(1)
    SecurityFilterChain interfaceChain(
            HttpSecurity http,
            AuthenticationManager users,
            PartyTokens tokens,
            ProblemWriter problems,
            RefusedAttempts attempts)
            throws Exception {
        AuthenticationEntryPoint signInFirst = signInFirst(problems);
        AccessDeniedHandler denied = (request, response, e) -> {
            attempts.note(request);
            problems.write(request, response, Problem.of(ProblemCode.FORBIDDEN));
        };
        return http.securityMatcher("/api/**", "/v3/**", "/actuator/**")
                .authenticationManager(users)
                .authorizeHttpRequests(AccessRules::ofInterface)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable) // the cross-site filter stands in for it: there is no session
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .httpBasic(basic -> basic.authenticationEntryPoint(signInFirst))
                .exceptionHandling(
                        errors -> errors.authenticationEntryPoint(signInFirst).accessDeniedHandler(denied))
                .addFilterBefore(new BearerTokenFilter(tokens, problems), BasicAuthenticationFilter.class)
                .addFilterAfter(new CrossSiteFilter(problems), AuthorizationFilter.class)
                .headers(SecurityConfiguration::headers)
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain pageChain(
            HttpSecurity http,
            AuthenticationManager manager,
            Users users,
            AccessAudit audit,
            Clock clock,
            OidcProperties oidc,
            RefusedAttempts attempts,
            Audit chain,
            TransactionTemplate transaction)
            throws Exception {
        Welcome welcome = new Welcome(users, audit, clock, REAL_TIME);
        if (oidc.isOn()) {
            IdentityProvider provider = new IdentityProvider(oidc);
            SingleSignOn people = new SingleSignOn(provider.users(), oidc, users, chain, transaction, clock);
            singleSignOn(http, provider, people, welcome);
        }
        SignInFirst signInFirst = new SignInFirst(attempts::note);
        LogoutHandler goodbye = (request, response, user) -> {
            if (user != null) {
                audit.session(user.getName(), AuditEvent.SIGNED_OUT, "");
            }
        };
        return http.authenticationManager(manager)
                .authorizeHttpRequests(AccessRules::ofPages)
                .requestCache(cache -> cache.requestCache(pagesAskedFor()))
                .formLogin(login -> login.loginPage("/login")
                        .successHandler(welcome)
                        .failureHandler((request, response, e) -> response.sendRedirect("/login?" + whyNot(e))))
                .logout(logout -> logout.logoutSuccessUrl("/login?bye").addLogoutHandler(goodbye))
                .exceptionHandling(
                        errors -> errors.authenticationEntryPoint(signInFirst).accessDeniedHandler(signInFirst))
                .addFilterBefore(new FilesOfUsers(signInFirst), CsrfFilter.class)
                .addFilterBefore(new SessionWatch(users, signInFirst, REAL_TIME), AuthorizationFilter.class)
                .headers(SecurityConfiguration::headers)
                .build();
    }

    private static void singleSignOn(HttpSecurity http, IdentityProvider provider, SingleSignOn people, Welcome welcome)
            throws Exception {
        DefaultOAuth2AuthorizationRequestResolver resolver =
                new DefaultOAuth2AuthorizationRequestResolver(provider, "/oauth2/authorization");
        // A code that is stolen on its way is of no use without the secret of the one who asked.
        resolver.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
        AuthenticationManager vouching = provider.vouchingFor(people);
        http.oauth2Login(login -> login.loginPage("/login")
                        .clientRegistrationRepository(provider)
                        .authorizedClientRepository(new NoTokensKept())
                        .authorizationEndpoint(endpoint -> endpoint.authorizationRequestResolver(resolver))
                        .withObjectPostProcessor(new ObjectPostProcessor<OAuth2LoginAuthenticationFilter>() {
                            // The chain's own manager knows passwords alone.
                            @Override
                            public <F extends OAuth2LoginAuthenticationFilter> F postProcess(F filter) {
                                filter.setAuthenticationManager(vouching);
                                return filter;
                            }
                        })
                        .successHandler(welcome)
                        .failureHandler((request, response, e) -> response.sendRedirect("/login?" + notVouched(e))))
                .addFilterBefore(new ProviderReach(provider), OAuth2AuthorizationRequestRedirectFilter.class);
    }

    private static String notVouched(AuthenticationException e) {
        String code = e instanceof OAuth2AuthenticationException refused
                ? refused.getError().getErrorCode()
                : "";
        String why = code + " " + Objects.requireNonNullElse(e.getMessage(), "");
        LOG.warn("统一认证登录未通过：{} / A single sign-on was refused: {}", why, why);
        return code.equals(SingleSignOn.NO_ROLE) || code.equals(SingleSignOn.DISABLED) ? code : "sso";
    }

    /** Where to go on after the log-in: a page, and not a part of one. */
    private static RequestCache pagesAskedFor() {
        HttpSessionRequestCache cache = new HttpSessionRequestCache();
        cache.setRequestMatcher(request -> request.getMethod().equals("GET")
                && !SignInFirst.isPart(request)
                && !request.getRequestURI().equals("/live")
                && !request.getRequestURI().startsWith("/login"));
        return cache;
    }

    private static String whyNot(AuthenticationException e) {
        if (e instanceof LockedException) {
            return "locked";
        }
        if (e instanceof DisabledException) {
            return "disabled";
        }
        return e instanceof AuthenticationServiceException ? "busy" : "wrong";
    }

    private static AuthenticationEntryPoint signInFirst(ProblemWriter problems) {
        return (request, response, e) -> {
            ProblemCode code = e instanceof LockedException
                    ? ProblemCode.LOCKED
                    : e instanceof AuthenticationServiceException
                            ? ProblemCode.UNAVAILABLE
                            : ProblemCode.UNAUTHENTICATED;
            if (code == ProblemCode.UNAUTHENTICATED) {
                response.addHeader("WWW-Authenticate", "Basic realm=\"Anxin Hub\", charset=\"UTF-8\"");
            }
            problems.write(request, response, Problem.of(code));
        };
    }

    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY))
                .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .crossOriginOpenerPolicy(opener -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                .crossOriginResourcePolicy(resource -> resource.policy(CrossOriginResourcePolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(permissions -> permissions.policy("camera=(), geolocation=(), microphone=()"));
    }
}
