package cn.anxin.hub.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.TransactionException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Knows agencies and recipients by their token. A token that is nobody's is refused, also where none is asked for. */
final class BearerTokenFilter extends OncePerRequestFilter {

    private static final String SCHEME = "Bearer ";

    private final PartyTokens tokens;
    private final ProblemWriter problems;

    BearerTokenFilter(PartyTokens tokens, ProblemWriter problems) {
        this.tokens = tokens;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            chain.doFilter(request, response);
            return;
        }
        Optional<String> party;
        try {
            party = tokens.ownerOf(header.substring(SCHEME.length()).strip());
        } catch (DataAccessException | TransactionException ledgerAway) {
            problems.write(request, response, Problem.of(ProblemCode.UNAVAILABLE));
            return;
        }
        if (party.isEmpty()) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
            problems.write(request, response, Problem.of(ProblemCode.UNAUTHENTICATED, "令牌无效", "The token is nobody's"));
            return;
        }
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(
                UsernamePasswordAuthenticationToken.authenticated(party.get(), null, Role.PARTY.authorities()));
        SecurityContextHolder.setContext(context);
        chain.doFilter(request, response);
    }
}
