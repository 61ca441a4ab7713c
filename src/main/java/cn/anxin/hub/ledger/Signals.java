package cn.anxin.hub.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Wakes the workers of every node that wait for urgent work, once the transaction that made it is committed (LISTEN and
 * NOTIFY). A signal that is lost costs no more than the time until the ordinary next look.
 */
@Component
public class Signals implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Signals.class);
    private static final String CHANNEL = "anxin_work";
    /** Of what came later: a node of an older version hears nothing of it, rather than what it does not know. */
    private static final String LATER_CHANNEL = "anxin_control";

    private static final int LISTENING_MILLIS = 1_000;

    private final DataSource database;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition rung = lock.newCondition();
    private final Map<Work, Long> rings = new EnumMap<>(Work.class);
    private volatile boolean running;

    public Signals(DataSource database) {
        this.database = database;
    }

    /** What there is to do. */
    public enum Work {
        /** An enterprise is due, and urgent. */
        REVIEW(CHANNEL),
        /** An urgent notice waits for its recipient. */
        NOTICE(CHANNEL),
        /** A recipient has come, changed or gone. */
        RECIPIENT(CHANNEL),
        /** Something else is wanted of a route. */
        ROUTE(LATER_CHANNEL);

        private final String channel;

        Work(String channel) {
            this.channel = channel;
        }
    }

    /** Tells all nodes, when the caller's transaction is committed. */
    static void ring(Work work, JdbcClient jdbc) {
        jdbc.sql("select pg_notify(?, ?)")
                .params(work.channel, work.name())
                .query((row, number) -> true)
                .single();
    }

    /** How often it was rung until now: to be asked before looking for work. */
    public long count(Work work) {
        lock.lock();
        try {
            return rings.getOrDefault(work, 0L);
        } finally {
            lock.unlock();
        }
    }

    /** Waits until it was rung more often than that, or for so long. */
    public void await(Work work, long since, Duration atMost) {
        long nanos = atMost.toNanos();
        lock.lock();
        try {
            while (nanos > 0 && rings.getOrDefault(work, 0L) == since) {
                nanos = rung.awaitNanos(nanos);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    private void heard(String name) {
        lock.lock();
        try {
            rings.merge(Work.valueOf(name), 1L, Long::sum);
            rung.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void start() {
        running = true;
        Thread listener = new Thread(this::listen, "signals");
        listener.setDaemon(true);
        listener.start();
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void listen() {
        while (running) {
            try (Connection connection = database.getConnection()) {
                listen(connection);
            } catch (SQLException away) {
                LOG.debug("no signals for now: {}", away.getMessage());
                LockSupport.parkNanos(Duration.ofMillis(LISTENING_MILLIS).toNanos());
            }
        }
    }

    private void listen(Connection connection) throws SQLException {
        PGConnection postgres = connection.unwrap(PGConnection.class);
        try (Statement statement = connection.createStatement()) {
            statement.execute("listen " + CHANNEL);
            statement.execute("listen " + LATER_CHANNEL);
            while (running) {
                for (PGNotification each : postgres.getNotifications(LISTENING_MILLIS)) {
                    heard(each.getParameter());
                }
            }
            statement.execute("unlisten *");
        }
    }
}
