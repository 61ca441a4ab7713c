package cn.anxin.hub.security;

import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionAttributeListener;
import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Sessions in which nobody has signed in: a log-in page needs one, and whoever asks without a cookie gets one more each
 * time. So many are kept, the newest; those of users are not counted.
 */
@Component
class Strangers implements HttpSessionListener, HttpSessionAttributeListener {

    static final int MOST = 2_000;

    private static final Logger LOG = LoggerFactory.getLogger(Strangers.class);

    private final Set<HttpSession> waiting = new LinkedHashSet<>();

    @Override
    public void sessionCreated(HttpSessionEvent event) {
        came(event.getSession()).ifPresent(Strangers::end);
    }

    private Optional<HttpSession> came(HttpSession session) {
        synchronized (waiting) {
            waiting.add(session);
            if (waiting.size() <= MOST) {
                return Optional.empty();
            }
            HttpSession oldest = waiting.iterator().next();
            waiting.remove(oldest);
            return Optional.of(oldest);
        }
    }

    private static void end(HttpSession session) {
        try {
            session.invalidate();
        } catch (IllegalStateException over) {
            LOG.debug("a session was over already: {}", over.getMessage());
        }
    }

    @Override
    public void sessionDestroyed(HttpSessionEvent event) {
        forget(event.getSession());
    }

    @Override
    public void attributeAdded(HttpSessionBindingEvent event) {
        if (event.getValue() instanceof SignedIn) {
            forget(event.getSession());
        }
    }

    private void forget(HttpSession session) {
        synchronized (waiting) {
            waiting.remove(session);
        }
    }

    int count() {
        synchronized (waiting) {
            return waiting.size();
        }
    }
}
