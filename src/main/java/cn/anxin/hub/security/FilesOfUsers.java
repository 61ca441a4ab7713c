package cn.anxin.hub.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Takes files from those who are signed in alone. The token of a form stands in its body, so that the body is read, and its
 * files laid down on the disk, before anybody asks who sends it: this asks first. It also says where a form cannot be read,
 * which would otherwise look like one without its token.
 */
final class FilesOfUsers extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(FilesOfUsers.class);
    /** The one page that takes files. */
    private static final String UPLOAD = "/upload";

    private final SignInFirst signInFirst;

    FilesOfUsers(SignInFirst signInFirst) {
        this.signInFirst = signInFirst;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean files = Optional.ofNullable(request.getContentType())
                .filter(type -> type.regionMatches(true, 0, "multipart/", 0, "multipart/".length()))
                .isPresent();
        if (files && SignedIn.in(request).isEmpty()) {
            signInFirst.commence(request, response, new InsufficientAuthenticationException("nobody is signed in"));
        } else if (!files) {
            chain.doFilter(request, response);
        } else {
            Optional<String> why = unreadable(request);
            if (why.isPresent()) {
                response.sendRedirect(UPLOAD + "?unread=" + why.get());
            } else {
                chain.doFilter(request, response);
            }
        }
    }

    private static Optional<String> unreadable(HttpServletRequest request) {
        try {
            request.getParts();
            return Optional.empty();
        } catch (IllegalStateException beyondTheLimit) {
            LOG.debug("a form was too large: {}", beyondTheLimit.getMessage());
            return Optional.of("TOO_LARGE");
        } catch (IOException | ServletException broken) {
            LOG.debug("a form could not be read: {}", broken.getMessage());
            return Optional.of("BROKEN");
        }
    }
}
