package cn.anxin.hub.security;

import cn.anxin.hub.ledger.AuditEvent;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;

/** Begins a session, by whichever door its user came, and leads to the page that was asked for. */
final class Welcome implements AuthenticationSuccessHandler {

    /** The page of the session before, where its user was in the middle of something. */
    static final String BACK = Welcome.class.getName() + ".back";

    private final Users users;
    private final AccessAudit audit;
    private final Clock hubTime;
    private final Clock realTime;
    private final SavedRequestAwareAuthenticationSuccessHandler onward =
            new SavedRequestAwareAuthenticationSuccessHandler();

    Welcome(Users users, AccessAudit audit, Clock hubTime, Clock realTime) {
        this.users = users;
        this.audit = audit;
        this.hubTime = hubTime;
        this.realTime = realTime;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication signedIn)
            throws IOException, ServletException {
        String name = signedIn.getName();
        User user = users.find(name).orElseThrow();
        Instant now = realTime.instant();
        new SignedIn(name, user.version(), now, now).keepIn(request);
        users.signedIn(name, request.getRemoteAddr(), hubTime.instant());
        audit.session(name, AuditEvent.SIGNED_IN, request.getRemoteAddr());
        HttpSession session = request.getSession();
        if (session.getAttribute(BACK) instanceof String page) {
            session.removeAttribute(BACK);
            response.sendRedirect(page);
        } else {
            onward.onAuthenticationSuccess(request, response, signedIn);
        }
    }
}
