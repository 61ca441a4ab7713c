package cn.anxin.hub.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends a session when its time is over, and at the next request when the user was disabled or has another role or
 * password since, on whichever node that was done. Requests that an open page makes by itself keep no session alive.
 */
final class SessionWatch extends OncePerRequestFilter {

    /** Without an act of the user's. */
    static final Duration IDLE = Duration.ofMinutes(30);
    /** Of a working day and some more, whatever the user does. */
    static final Duration LONGEST = Duration.ofHours(12);
    /** Where a password that somebody else knows is changed. */
    static final String OWN_PASSWORD = "/account/password";
    /** What a page says that refreshes a part of itself. */
    static final String BY_ITSELF = "Anxin-Live";

    private static final Set<String> OPEN_WITHOUT_CHANGE = Set.of(OWN_PASSWORD, "/logout", "/error", "/login");

    private final Users users;
    private final SignInFirst signInFirst;
    private final Clock realTime;

    SessionWatch(Users users, SignInFirst signInFirst, Clock realTime) {
        this.users = users;
        this.signInFirst = signInFirst;
        this.realTime = realTime;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.startsWith("/css/") || path.startsWith("/js/") || path.startsWith("/lib/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        if (who == null || who instanceof AnonymousAuthenticationToken) {
            chain.doFilter(request, response);
            return;
        }
        Optional<SignedIn> session = SignedIn.in(request);
        Optional<User> user = session.flatMap(it -> users.find(it.name()));
        Optional<SignInFirst.Why> over = over(session, user);
        if (over.isPresent()) {
            SecurityContextHolder.clearContext();
            request.getSession().invalidate();
            signInFirst.answer(request, response, over.get());
            return;
        }
        if (!isByItself(request)) {
            session.orElseThrow().actedAt(realTime.instant()).keepIn(request);
        }
        if (user.orElseThrow().mustChange() && !OPEN_WITHOUT_CHANGE.contains(request.getRequestURI())) {
            signInFirst.lead(request, response, OWN_PASSWORD);
            return;
        }
        chain.doFilter(request, response);
    }

    private Optional<SignInFirst.Why> over(Optional<SignedIn> session, Optional<User> user) {
        if (session.isEmpty()) {
            return Optional.of(SignInFirst.Why.ENDED);
        }
        SignedIn it = session.get();
        boolean changed = user.filter(now -> !now.disabled() && now.version() == it.version())
                .isEmpty();
        if (changed) {
            return Optional.of(SignInFirst.Why.ENDED);
        }
        Instant now = realTime.instant();
        boolean late =
                now.isAfter(it.lastAct().plus(IDLE)) || now.isAfter(it.since().plus(LONGEST));
        return late ? Optional.of(SignInFirst.Why.EXPIRED) : Optional.empty();
    }

    private static boolean isByItself(HttpServletRequest request) {
        return request.getHeader(BY_ITSELF) != null || request.getRequestURI().equals("/live");
    }
}
