package cn.anxin.hub.delivery;

import cn.anxin.hub.ledger.Audit;
import cn.anxin.hub.ledger.AuditEvent;
import cn.anxin.hub.ledger.Deliveries;
import cn.anxin.hub.ledger.DropBatches;
import cn.anxin.hub.notice.Way;
import cn.anxin.hub.registry.Registry;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Where an operator has something sent again: a batch that a recipient asks for, or all that was under way when a broker
 * or a recipient lost it. Ids, sequences, batch numbers and bytes stay what they were.
 */
@Service
public class ResendDesk {

    private final Registry registry;
    private final Deliveries deliveries;
    private final DropBatches batches;
    private final Audit audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ResendDesk(
            Registry registry,
            Deliveries deliveries,
            DropBatches batches,
            Audit audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.registry = registry;
        this.deliveries = deliveries;
        this.batches = batches;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Who lost what is asked for: it decides whether the broker may pass over a message that it knows. */
    public enum Lost {
        /** The broker: what it still knows is not sent a second time. */
        BROKER(0),
        /** The recipient: everything is sent again, whatever the broker knows. */
        RECIPIENT(1);

        private final int moreSends;

        Lost(int moreSends) {
            this.moreSends = moreSends;
        }
    }

    /** What became of the wish for a batch. */
    public enum Answer {
        DONE,
        /** The recipient has no batch of this number. */
        UNKNOWN,
        /** It is still on its way for the first time. */
        CONFLICT,
        /** Its bytes are past their term. */
        GONE
    }

    /**
     * What is sent again.
     *
     * @param notices to a queue, an address or a table
     * @param batches to a folder
     * @param gone batches whose bytes are past their term
     */
    public record Again(long notices, long batches, long gone) {}

    /** Has a delivered batch written once more, byte for byte. */
    public Answer batch(String recipient, long number, String actor, String reason) {
        return Objects.requireNonNull(transaction.execute(status -> {
            if (!batches.ask(recipient, number, clock.instant())) {
                return refusal(recipient, number);
            }
            audit.record(actor, AuditEvent.BATCH_RESENT, recipient + "/" + number, reason);
            return Answer.DONE;
        }));
    }

    private Answer refusal(String recipient, long number) {
        return switch (batches.standing(recipient, number)) {
            case UNKNOWN -> Answer.UNKNOWN;
            case UNDER_WAY -> Answer.CONFLICT;
            case DELIVERED, GONE -> Answer.GONE;
        };
    }

    /** Has everything sent again that was delivered since an instant, in its old order; empty for an unknown recipient. */
    public Optional<Again> since(String recipient, Instant since, Lost lost, String actor, String reason) {
        return registry.recipient(recipient)
                .map(known -> Objects.requireNonNull(transaction.execute(status -> {
                    Again again = known.way() == Way.SFTP
                            ? batches(recipient, since)
                            : new Again(deliveries.again(recipient, since, lost.moreSends), 0, 0);
                    audit.record(
                            actor, AuditEvent.NOTICES_RESENT, "%s %s %s".formatted(recipient, since, lost), reason);
                    return again;
                })));
    }

    private Again batches(String recipient, Instant since) {
        long asked = batches.askSince(recipient, since, clock.instant());
        return new Again(0, asked, batches.goneSince(recipient, since));
    }
}
