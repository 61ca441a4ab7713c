package cn.anxin.hub.intake;

import cn.anxin.hub.ledger.FeedTurns;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Leaves a feed alone, with growing pauses, whose server cannot be reached: one warning an outage, one line at its end.
 * When the ledger itself cannot be reached, no feed is to blame.
 */
@Component("feedOutages")
class FeedOutages {

    private static final Logger LOG = LoggerFactory.getLogger(FeedOutages.class);
    private static final int LONGEST_ERROR = 500;

    private final FeedTurns turns;
    private final AtomicBoolean ledgerLost = new AtomicBoolean();

    FeedOutages(FeedTurns turns) {
        this.turns = turns;
    }

    void failed(String source, Throwable cause) {
        if (isOfTheLedger(cause)) {
            ledgerLost(cause);
            return;
        }
        String error = describe(cause);
        try {
            if (turns.suspend(source, error) == 1) {
                LOG.warn(
                        "数据源 {} 暂时无法拉取，将自动重试：{} / feed {} cannot be pulled for now, it is retried: {}",
                        source,
                        error,
                        source,
                        error);
            }
        } catch (DataAccessException | TransactionException lost) {
            ledgerLost(lost);
        }
    }

    void succeeded(String source) {
        if (ledgerLost.compareAndSet(true, false)) {
            LOG.info("数据库已恢复，继续接收 / the database is back, intake goes on");
        }
        if (turns.recover(source)) {
            LOG.info("数据源 {} 已恢复 / feed {} is back", source, source);
        }
    }

    private void ledgerLost(Throwable cause) {
        if (ledgerLost.compareAndSet(false, true)) {
            String error = describe(cause);
            LOG.warn("数据库无法访问，接收暂停：{} / the database cannot be reached, intake waits: {}", error, error);
        }
    }

    private static boolean isOfTheLedger(Throwable cause) {
        for (Throwable each = cause; each != null; each = each.getCause()) {
            if (each instanceof DataAccessException
                    || each instanceof TransactionException
                    || each instanceof SQLException) {
                return true;
            }
        }
        return false;
    }

    /** The deepest message: what the remote end or the system said. */
    private static String describe(Throwable cause) {
        Throwable root = cause;
        for (Throwable next = root.getCause(); next != null; next = next.getCause()) {
            root = next;
        }
        String message = root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
        return message.lines()
                .findFirst()
                .orElse("")
                .transform(line -> line.substring(0, Math.min(line.length(), LONGEST_ERROR)));
    }
}
