package cn.anxin.hub.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.time.Instant;
import java.util.Optional;

/**
 * What a session knows of its own beginning, in real time.
 *
 * @param version the user's, when the session began
 * @param since when it began
 * @param lastAct when the user, and not the page by itself, asked for something last
 */
record SignedIn(String name, long version, Instant since, Instant lastAct) implements Serializable {

    private static final String ATTRIBUTE = SignedIn.class.getName();
    private static final long serialVersionUID = 1;

    static Optional<SignedIn> in(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(ATTRIBUTE) instanceof SignedIn it
                ? Optional.of(it)
                : Optional.empty();
    }

    void keepIn(HttpServletRequest request) {
        request.getSession().setAttribute(ATTRIBUTE, this);
    }

    SignedIn actedAt(Instant at) {
        return new SignedIn(name, version, since, at);
    }

    SignedIn as(long newVersion) {
        return new SignedIn(name, newVersion, since, lastAct);
    }
}
