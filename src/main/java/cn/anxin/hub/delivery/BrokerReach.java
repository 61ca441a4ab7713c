package cn.anxin.hub.delivery;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.IllegalStateException;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.apache.activemq.artemis.api.core.ActiveMQConnectionTimedOutException;
import org.apache.activemq.artemis.api.core.ActiveMQDisconnectedException;
import org.apache.activemq.artemis.api.core.ActiveMQNotConnectedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;

/**
 * Whether this node can reach the broker that serves every queue: one warning an outage, one line at its end. While it
 * cannot, one thread at a time tries, and the queues' routes rest.
 */
class BrokerReach {

    private static final Logger LOG = LoggerFactory.getLogger(BrokerReach.class);
    private static final long PAUSE = Duration.ofSeconds(1).toNanos();

    /** A send that the outage has broken may fail only when the broker answers again. */
    private static final long AFTERMATH = Duration.ofSeconds(60).toNanos();

    private final ConnectionFactory connections;
    private final LongSupplier nanoTime;
    private final AtomicBoolean trying = new AtomicBoolean();
    private volatile boolean away;
    private volatile boolean everAway;
    private volatile long lastAway;

    BrokerReach(ConnectionFactory connections, LongSupplier nanoTime) {
        this.connections = connections;
        this.nanoTime = nanoTime;
    }

    /** Called after a send failed: whether it is the broker, and not that one queue. */
    boolean lost(Throwable failure) {
        if (isConnections(failure) || !answers()) {
            tellLost(NestedExceptionUtils.getMostSpecificCause(failure));
        }
        return everAway && nanoTime.getAsLong() - lastAway < AFTERMATH;
    }

    /**
     * A send that hung in an outage may fail when it is over: by its kind it was no queue's fault. Nobody but a lost
     * connection closes a session that is in use.
     */
    private static boolean isConnections(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .anyMatch(cause -> cause instanceof ActiveMQConnectionTimedOutException
                        || cause instanceof ActiveMQNotConnectedException
                        || cause instanceof ActiveMQDisconnectedException
                        || cause instanceof IllegalStateException);
    }

    private synchronized void tellLost(Throwable cause) {
        lastAway = nanoTime.getAsLong();
        if (!away) {
            everAway = true;
            away = true;
            LOG.warn(
                    "消息中间件无法访问，队列通知按序等待并将自动恢复：{} / The broker cannot be reached, notices to queues wait in order: {}",
                    cause.getMessage(),
                    cause.getMessage());
        }
    }

    /** Asked before each look; tries again from time to time. */
    boolean reachable() {
        if (away && nanoTime.getAsLong() - lastAway >= PAUSE && trying.compareAndSet(false, true)) {
            try {
                tryAgain();
            } finally {
                trying.set(false);
            }
        }
        return !away;
    }

    private void tryAgain() {
        boolean answers = answers();
        lastAway = nanoTime.getAsLong();
        if (answers) {
            away = false;
            LOG.info("消息中间件已恢复，继续投递 / The broker is back, notices to queues go on");
        }
    }

    /** A session is made by the broker; a connection alone may come from the pool. */
    private boolean answers() {
        try (Connection connection = connections.createConnection();
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
            return session.getAcknowledgeMode() == Session.AUTO_ACKNOWLEDGE;
        } catch (JMSException | RuntimeException unreachable) {
            LOG.debug("the broker does not answer: {}", unreachable.getMessage());
            return false;
        }
    }
}
