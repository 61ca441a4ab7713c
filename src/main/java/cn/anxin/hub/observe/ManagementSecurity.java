package cn.anxin.hub.observe;

import cn.anxin.hub.home.Credentials;
import cn.anxin.hub.security.Problem;
import cn.anxin.hub.security.ProblemCode;
import cn.anxin.hub.security.ProblemWriter;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/** Who may see what at the management port, where nothing can be changed and nothing but the following can be seen. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ManagementProperties.class)
class ManagementSecurity {

    /** The user whose password is the given one, else {@code internal.metrics} of the credentials. */
    static final String USER = "metrics";

    private static final String ROLE = "METRICS";

    // A page that a browser shows of a foreign site may send it here under that site's name.
    private static final Set<String> OWN_NAMES = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

    @Bean
    ManagementPort managementPort(ManagementProperties properties, ConfigurableEnvironment environment) {
        return new ManagementPort(properties, environment);
    }

    @Bean
    @Order(0)
    SecurityFilterChain managementChain(
            HttpSecurity http,
            ManagementPort port,
            ManagementProperties properties,
            Credentials credentials,
            ProblemWriter problems)
            throws Exception {
        String own = credentials.secret(Credentials.Door.INTERNAL, USER);
        AuthenticationEntryPoint signInFirst = (request, response, e) -> {
            response.addHeader("WWW-Authenticate", "Basic realm=\"Anxin Hub metrics\", charset=\"UTF-8\"");
            problems.write(request, response, Problem.of(ProblemCode.UNAUTHENTICATED));
        };
        return http.securityMatcher(port::isDoorOf)
                .authenticationManager(
                        new ProviderManager(new MetricsUser(properties.given().orElse(own))))
                .authorizeHttpRequests(requests -> requests.requestMatchers(
                                HttpMethod.GET, "/actuator/health", "/actuator/health/**", "/actuator/prometheus")
                        .access(knownOr(properties.loopbackOnly()))
                        .anyRequest()
                        .denyAll())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .httpBasic(basic -> basic.authenticationEntryPoint(signInFirst))
                .exceptionHandling(errors -> errors.authenticationEntryPoint(signInFirst)
                        .accessDeniedHandler((request, response, e) ->
                                problems.write(request, response, Problem.of(ProblemCode.NOT_FOUND))))
                .build();
    }

    private static AuthorizationManager<RequestAuthorizationContext> knownOr(boolean loopbackOnly) {
        return (authentication, context) -> {
            boolean known = authentication.get().getAuthorities().contains(new SimpleGrantedAuthority("ROLE_" + ROLE));
            return new AuthorizationDecision(known || (loopbackOnly && isOwnName(context.getRequest())));
        };
    }

    private static boolean isOwnName(HttpServletRequest request) {
        return OWN_NAMES.contains(request.getServerName());
    }

    private record MetricsUser(String password) implements AuthenticationProvider {

        @Override
        public Authentication authenticate(Authentication presented) throws AuthenticationException {
            if (!presented.getName().equals(USER) || !opens(String.valueOf(presented.getCredentials()))) {
                throw new BadCredentialsException("wrong name or password");
            }
            return UsernamePasswordAuthenticationToken.authenticated(
                    USER, null, List.of(new SimpleGrantedAuthority("ROLE_" + ROLE)));
        }

        /** Takes as long for a wrong one as for a right one. */
        private boolean opens(String given) {
            return MessageDigest.isEqual(
                    given.getBytes(StandardCharsets.UTF_8), password.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public String toString() {
            return "MetricsUser";
        }

        @Override
        public boolean supports(Class<?> authentication) {
            return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
        }
    }
}
