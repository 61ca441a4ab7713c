package cn.anxin.hub.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.filter.OncePerRequestFilter;

/** Says on the log-in page that the identity provider is away, before somebody is sent there. */
final class ProviderReach extends OncePerRequestFilter {

    /** Where somebody begins who wants to sign in through the provider. */
    static final String DOOR = "/oauth2/authorization/" + IdentityProvider.ID;

    private static final Logger LOG = LoggerFactory.getLogger(ProviderReach.class);

    private final IdentityProvider provider;

    ProviderReach(IdentityProvider provider) {
        this.provider = provider;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().equals(DOOR);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            provider.findByRegistrationId(IdentityProvider.ID);
        } catch (IllegalArgumentException | IllegalStateException e) {
            LOG.warn("统一认证平台无法访问：{} / The identity provider cannot be reached: {}", e.getMessage(), e.getMessage());
            response.sendRedirect("/login?away");
            return;
        }
        chain.doFilter(request, response);
    }
}
