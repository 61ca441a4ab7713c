package cn.anxin.hub.delivery;

import cn.anxin.hub.ledger.Audit;
import cn.anxin.hub.ledger.AuditEvent;
import cn.anxin.hub.ledger.Channels;
import cn.anxin.hub.ledger.Enterprises;
import cn.anxin.hub.ledger.Standings;
import cn.anxin.hub.registry.RecipientBook;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Carries out what follows from an operator's word about a recipient, on whichever node looks first: whom it concerns is
 * marked for a review, and a recipient for whom all has ended is closed.
 */
class RecipientChanges {

    private static final Logger LOG = LoggerFactory.getLogger(RecipientChanges.class);
    private static final String HUB = "anxin-hub";

    private final RecipientBook book;
    private final Enterprises enterprises;
    private final Standings standings;
    private final Channels channels;
    private final Audit audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    RecipientChanges(
            RecipientBook book,
            Enterprises enterprises,
            Standings standings,
            Channels channels,
            Audit audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.book = book;
        this.enterprises = enterprises;
        this.standings = standings;
        this.channels = channels;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    void follow() {
        book.unreviewed().forEach(this::markDue);
        book.closing().forEach(this::close);
    }

    /** A transaction of its own, after that of the change: a review that it waits for may have waited for the change. */
    private void markDue(String recipient) {
        transaction.executeWithoutResult(status -> {
            if (book.takeUnreviewed(recipient)) {
                int due = enterprises.markDueFor(recipient, clock.instant());
                LOG.info(
                        "接收方 {} 有变更，{} 家企业待复核 / Recipient {} has come, changed or is going: {} enterprises are due",
                        recipient,
                        due,
                        recipient,
                        due);
            }
        });
    }

    private void close(String recipient) {
        if (!standings.isDone(recipient)) {
            return;
        }
        Boolean closed = transaction.execute(status -> {
            book.hold();
            if (!standings.isDone(recipient) || !book.close(recipient, clock.instant())) {
                return false;
            }
            channels.tellChange();
            audit.record(HUB, AuditEvent.RECIPIENT_CLOSED, recipient, "");
            return true;
        });
        if (Boolean.TRUE.equals(closed)) {
            LOG.info("接收方 {} 的各项措施均已告知终止，通道关闭 / All has ended for recipient {}, it is closed", recipient, recipient);
        }
    }
}
