package cn.anxin.hub.console.live;

import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter.SseEventBuilder;

/**
 * An open page.
 *
 * @param session with which it ends
 * @param since by the clock that only counts
 * @param busy while something is being sent to it: whoever reads slowly misses what comes meanwhile, and no other waits
 */
record Listener(SseEmitter line, HttpSession session, long since, AtomicBoolean busy) {

    private static final Logger LOG = LoggerFactory.getLogger(Listener.class);

    Listener(SseEmitter line, HttpSession session) {
        this(line, session, System.nanoTime(), new AtomicBoolean());
    }

    /** Whether its user is still signed in. */
    boolean mayListen() {
        try {
            return session.getAttributeNames() != null;
        } catch (IllegalStateException over) {
            return false;
        }
    }

    /** Whether it is still there. */
    boolean send(SseEventBuilder event) {
        try {
            line.send(event);
            return true;
        } catch (IOException | IllegalStateException gone) {
            LOG.debug("an open page is gone: {}", gone.getMessage());
            return false;
        } finally {
            busy.set(false);
        }
    }
}
