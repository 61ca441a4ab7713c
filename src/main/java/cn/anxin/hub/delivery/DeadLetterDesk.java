package cn.anxin.hub.delivery;

import cn.anxin.hub.ledger.Audit;
import cn.anxin.hub.ledger.AuditEvent;
import cn.anxin.hub.ledger.DeadFilter;
import cn.anxin.hub.ledger.DeadLetters;
import cn.anxin.hub.ledger.DeadLetters.DeadLetter;
import cn.anxin.hub.ledger.DeadLetters.Group;
import cn.anxin.hub.ledger.DeadLetters.Outcome;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Where an operator replays or discards what recipients refused, with a reason that the audit keeps. */
@Service
public class DeadLetterDesk {

    private final DeadLetters deadLetters;
    private final Audit audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    DeadLetterDesk(DeadLetters deadLetters, Audit audit, TransactionTemplate transaction, Clock clock) {
        this.deadLetters = deadLetters;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** What became of a wish. */
    public enum Answer {
        DONE,
        /** There never was such a dead letter. */
        UNKNOWN,
        /** It is resolved already. */
        CONFLICT
    }

    /** Those that wait for an operator, the oldest first. */
    public List<DeadLetter> open(int page, int size) {
        return open(DeadFilter.ALL, page, size);
    }

    /** A set of them. */
    public List<DeadLetter> open(DeadFilter filter, int page, int size) {
        return deadLetters.open(filter, page, size);
    }

    /** A set of them by recipient and cause. */
    public List<Group> groups(DeadFilter filter) {
        return deadLetters.groups(filter);
    }

    /** Gives up a set of notices, and tells how many they were. */
    public int discard(DeadFilter filter, String actor, String reason) {
        return Objects.requireNonNull(transaction.execute(status -> {
            int notices = deadLetters.discard(filter, actor, reason, clock.instant());
            if (notices > 0) {
                audit.record(actor, AuditEvent.DEAD_LETTERS_DISCARDED, filter + " " + notices, reason);
            }
            return notices;
        }));
    }

    /** Has a notice sent again, in its old place among those that wait. */
    public Answer replay(long id, String actor, String reason) {
        return resolve(id, Outcome.REPLAYED, AuditEvent.DEAD_LETTER_REPLAYED, actor, reason);
    }

    /** Gives a notice up. */
    public Answer discard(long id, String actor, String reason) {
        return resolve(id, Outcome.DISCARDED, AuditEvent.DEAD_LETTER_DISCARDED, actor, reason);
    }

    private Answer resolve(long id, Outcome outcome, AuditEvent event, String actor, String reason) {
        return Objects.requireNonNull(transaction.execute(status -> {
            Optional<UUID> notice = deadLetters.resolve(id, outcome, actor, reason, clock.instant());
            if (notice.isEmpty()) {
                return deadLetters.exists(id) ? Answer.CONFLICT : Answer.UNKNOWN;
            }
            audit.record(actor, event, notice.get().toString(), reason);
            return Answer.DONE;
        }));
    }
}
