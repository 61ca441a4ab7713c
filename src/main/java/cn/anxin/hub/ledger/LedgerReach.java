package cn.anxin.hub.ledger;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionException;

/** Whether this node can reach the database: one warning an outage, and one line at its end, for all who need it. */
@Component
public class LedgerReach {

    private static final Logger LOG = LoggerFactory.getLogger(LedgerReach.class);
    private static final int LONGEST_ERROR = 500;
    private static final long SAME_AGAIN = Duration.ofMinutes(1).toNanos();

    private final AtomicBoolean lost = new AtomicBoolean();
    private String lastRefusal = "";
    private long lastRefusalAt;

    /** Whether a failure is the database's, away or not: no remote end is to blame then. */
    public static boolean isCauseOf(Throwable failure) {
        return causes(failure)
                .anyMatch(each -> each instanceof DataAccessException
                        || each instanceof TransactionException
                        || each instanceof SQLException);
    }

    private static boolean isAway(Throwable cause) {
        return cause instanceof DataAccessResourceFailureException
                || cause instanceof CannotCreateTransactionException
                || cause instanceof SQLTransientConnectionException
                || (cause instanceof SQLException fault && isAway(fault.getSQLState()));
    }

    /**
     * Connection exceptions, insufficient resources, and the states of a server that stops or starts. A failure without a
     * state is not the server's, but the pool's: it has closed the connection.
     */
    private static boolean isAway(@Nullable String state) {
        return state == null || state.startsWith("08") || state.startsWith("53") || state.startsWith("57P");
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
    }

    /** Called by whoever failed with a failure of the database's. */
    public void failed(Throwable failure) {
        String error = describe(failure);
        if (causes(failure).noneMatch(LedgerReach::isAway)) {
            refused(error);
        } else if (lost.compareAndSet(false, true)) {
            LOG.warn("数据库无法访问，工作暂停并将自动恢复：{} / The database cannot be reached, all work waits for it: {}", error, error);
        }
    }

    /** What is tried again twice a second is not told as often. */
    private synchronized void refused(String error) {
        long now = System.nanoTime();
        if (!error.equals(lastRefusal) || now - lastRefusalAt > SAME_AGAIN) {
            lastRefusal = error;
            lastRefusalAt = now;
            LOG.warn("数据库拒绝了一次操作，将重试：{} / The database refused an operation, it is tried again: {}", error, error);
        }
    }

    /** Called by the heartbeat when the database has answered. */
    public void answered() {
        if (lost.compareAndSet(true, false)) {
            LOG.info("数据库已恢复，工作继续 / The database is back, work goes on");
        }
    }

    public boolean isLost() {
        return lost.get();
    }

    /** The deepest message: what the database or the system said. */
    private static String describe(Throwable failure) {
        Throwable root = NestedExceptionUtils.getMostSpecificCause(failure);
        String message = root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
        String line = message.lines().findFirst().orElse("");
        return line.substring(0, Math.min(line.length(), LONGEST_ERROR));
    }
}
