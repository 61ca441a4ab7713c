package cn.anxin.hub.security;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.csrf.MissingCsrfTokenException;

/**
 * Leads to the log-in page and says there why. A part of a page cannot be led anywhere, so htmx is told to load the whole.
 * What was to be changed is not done, and the log-in page says so too: nobody takes a lost form for a sent one.
 */
final class SignInFirst implements AuthenticationEntryPoint, AccessDeniedHandler {

    /** Why somebody has to sign in. */
    enum Why {
        /** Nobody was signed in. */
        NOBODY,
        /** The session's time is over. */
        EXPIRED,
        /** The user was disabled, or has another role or password. */
        ENDED
    }

    private final AccessDeniedHandlerImpl denied = new AccessDeniedHandlerImpl();
    private final Consumer<HttpServletRequest> refused;

    /** @param refused hears of who asked for what is not allowed */
    SignInFirst(Consumer<HttpServletRequest> refused) {
        this.refused = refused;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
            throws IOException {
        answer(request, response, hadSession(request) ? Why.EXPIRED : Why.NOBODY);
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException e)
            throws IOException, ServletException {
        // A form of a session that is gone: its token was never in this one.
        if (e instanceof MissingCsrfTokenException && SignedIn.in(request).isEmpty()) {
            answer(request, response, Why.EXPIRED);
        } else {
            // A form without its token may be another site's: its user has tried nothing.
            if (!(e instanceof CsrfException)) {
                refused.accept(request);
            }
            denied.handle(request, response, e);
        }
    }

    void answer(HttpServletRequest request, HttpServletResponse response, Why why) throws IOException {
        boolean lost =
                !request.getMethod().equals("GET") && !request.getRequestURI().equals("/login");
        String page = "/login" + (why == Why.NOBODY ? "" : "?" + why.name().toLowerCase(Locale.ROOT));
        Optional<String> back = lost || isPart(request) ? pageOf(request) : Optional.empty();
        back.ifPresent(it -> request.getSession().setAttribute(Welcome.BACK, it));
        lead(request, response, lost ? page + (why == Why.NOBODY ? "?lost" : "&lost") : page);
    }

    /** Leads there, also where only a part of the page was asked for. */
    void lead(HttpServletRequest request, HttpServletResponse response, String page) throws IOException {
        if (isPart(request)) {
            response.setHeader("HX-Redirect", page);
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        } else if (Optional.ofNullable(request.getHeader(HttpHeaders.ACCEPT))
                .orElse("")
                .contains("text/event-stream")) {
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        } else {
            response.sendRedirect(page);
        }
    }

    static boolean isPart(HttpServletRequest request) {
        return request.getHeader("HX-Request") != null;
    }

    private static boolean hadSession(HttpServletRequest request) {
        return request.getRequestedSessionId() != null && !request.isRequestedSessionIdValid();
    }

    /** The page on which somebody was, of this site only: where to go on after the log-in. */
    private static Optional<String> pageOf(HttpServletRequest request) {
        String from = request.getHeader(isPart(request) ? "HX-Current-URL" : HttpHeaders.REFERER);
        if (from == null) {
            return Optional.empty();
        }
        try {
            URI uri = new URI(from);
            boolean own = request.getServerName().equalsIgnoreCase(uri.getHost());
            String path = uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
            // Two slashes would be another host.
            return own && path.startsWith("/") && !path.startsWith("//") && !path.startsWith("/login")
                    ? Optional.of(path)
                    : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
