package cn.anxin.hub.delivery;

import cn.anxin.hub.ledger.Channels;
import cn.anxin.hub.record.Message;
import cn.anxin.hub.registry.SftpSite;
import cn.anxin.hub.registry.SftpTrouble;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Suspends a recipient that cannot be reached, with growing pauses; its notices wait in order. One warning an outage, one
 * line at its end. When the ledger itself cannot be reached, no recipient is to blame.
 */
public class Outages {

    private static final Logger LOG = LoggerFactory.getLogger(Outages.class);
    private static final int LONGEST_ERROR = 500;

    private final Channels channels;
    private final Function<String, Optional<SftpSite>> sites;
    private final Delivered delivered;
    private final AtomicBoolean ledgerLost = new AtomicBoolean();

    /** @param sites the server of a recipient; empty for one that is served otherwise */
    Outages(Channels channels, Function<String, Optional<SftpSite>> sites, Delivered delivered) {
        this.channels = channels;
        this.sites = sites;
        this.delivered = delivered;
    }

    /** Called by the routes' error handling. */
    public void failed(String recipient, Throwable cause) {
        if (isOfTheLedger(cause)) {
            ledgerLost(cause);
            return;
        }
        try {
            String error = sites.apply(recipient)
                    .flatMap(site -> SftpTrouble.explain(site, cause))
                    .map(Message::both)
                    .orElseGet(() -> describe(cause));
            channels.suspend(recipient, error).ifPresent(failures -> warn(recipient, failures, error));
        } catch (DataAccessException | TransactionException lost) {
            ledgerLost(lost);
        }
    }

    /** Called after each success. */
    void succeeded(String recipient, int notices) {
        delivered.add(recipient, notices);
        if (channels.recover(recipient)) {
            LOG.info("接收方 {} 已恢复，继续投递 / Recipient {} is back, its notices go on", recipient, recipient);
        }
    }

    /** Called when the ledger has answered. */
    void ledgerAnswered() {
        delivered.tell();
        if (ledgerLost.compareAndSet(true, false)) {
            LOG.info("数据库已恢复，继续投递 / The database is back, delivery goes on");
        }
    }

    private static void warn(String recipient, int failures, String error) {
        if (failures == 1) {
            LOG.warn(
                    "接收方 {} 无法送达，通知按序等待并将重试：{} / Recipient {} cannot be reached, its notices wait in order and are retried: {}",
                    recipient,
                    error,
                    recipient,
                    error);
        }
    }

    private void ledgerLost(Throwable cause) {
        if (ledgerLost.compareAndSet(false, true)) {
            String error = describe(cause);
            LOG.warn("数据库无法访问，投递暂停：{} / The database cannot be reached, delivery waits: {}", error, error);
        }
    }

    private static boolean isOfTheLedger(Throwable cause) {
        Optional<Throwable> each = Optional.of(cause);
        while (each.isPresent()) {
            Throwable it = each.get();
            if (it instanceof DataAccessException || it instanceof TransactionException || it instanceof SQLException) {
                return true;
            }
            each = Optional.ofNullable(it.getCause());
        }
        return false;
    }

    /** The deepest message: what the remote end or the system said. */
    private static String describe(Throwable cause) {
        Throwable root = cause;
        for (Throwable next = root.getCause(); next != null; next = next.getCause()) {
            root = next;
        }
        String message = Optional.ofNullable(root.getMessage())
                .orElseGet(root.getClass()::getSimpleName)
                .lines()
                .findFirst()
                .orElse("");
        return message.substring(0, Math.min(message.length(), LONGEST_ERROR));
    }
}
