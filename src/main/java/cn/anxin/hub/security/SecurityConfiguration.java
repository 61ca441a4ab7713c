package cn.anxin.hub.security;

import cn.anxin.hub.ledger.AuditEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.authentication.SimpleUrlAuthenticationFailureHandler;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** Two ways in: programs without a session, people with one. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    // Nothing from elsewhere, no script but the hub's own files, and nobody may frame a page.
    private static final String CONTENT_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    @Bean
    AuthenticationManager authenticationManager(AccessSecrets secrets, AccessAudit audit) {
        return new ProviderManager(
                new UserAuthentication(new SecretDigests(secrets.passwords()), new Lockout(System::nanoTime), audit));
    }

    @Bean
    PartyTokens partyTokens(AccessSecrets secrets) {
        return new PartyTokens(secrets.tokens());
    }

    @Bean
    @Order(1)
    SecurityFilterChain interfaceChain(
            HttpSecurity http, AuthenticationManager users, PartyTokens tokens, ProblemWriter problems)
            throws Exception {
        AuthenticationEntryPoint signInFirst = signInFirst(problems);
        AccessDeniedHandler denied =
                (request, response, e) -> problems.write(request, response, Problem.of(ProblemCode.FORBIDDEN));
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
    SecurityFilterChain pageChain(HttpSecurity http, AuthenticationManager users, AccessAudit audit) throws Exception {
        SavedRequestAwareAuthenticationSuccessHandler welcome = new SavedRequestAwareAuthenticationSuccessHandler();
        LogoutHandler goodbye = (request, response, user) -> {
            if (user != null) {
                audit.session(user.getName(), AuditEvent.SIGNED_OUT, "");
            }
        };
        return http.authenticationManager(users)
                .authorizeHttpRequests(AccessRules::ofPages)
                .formLogin(login -> login.loginPage("/login")
                        .successHandler((request, response, user) -> {
                            audit.session(user.getName(), AuditEvent.SIGNED_IN, request.getRemoteAddr());
                            welcome.onAuthenticationSuccess(request, response, user);
                        })
                        .failureHandler((request, response, e) -> new SimpleUrlAuthenticationFailureHandler(
                                        e instanceof LockedException ? "/login?locked" : "/login?wrong")
                                .onAuthenticationFailure(request, response, e)))
                .logout(logout -> logout.logoutSuccessUrl("/login?bye").addLogoutHandler(goodbye))
                .headers(SecurityConfiguration::headers)
                .build();
    }

    private static AuthenticationEntryPoint signInFirst(ProblemWriter problems) {
        return (request, response, e) -> {
            boolean locked = e instanceof LockedException;
            if (!locked) {
                response.addHeader("WWW-Authenticate", "Basic realm=\"Anxin Hub\", charset=\"UTF-8\"");
            }
            problems.write(request, response, Problem.of(locked ? ProblemCode.LOCKED : ProblemCode.UNAUTHENTICATED));
        };
    }

    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY))
                .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(permissions -> permissions.policy("camera=(), geolocation=(), microphone=()"));
    }
}
