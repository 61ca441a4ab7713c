package cn.anxin.hub.delivery;

import cn.anxin.hub.ledger.Audit;
import cn.anxin.hub.ledger.AuditEvent;
import cn.anxin.hub.ledger.DeadFilter;
import cn.anxin.hub.ledger.Replays;
import cn.anxin.hub.ledger.Replays.Item;
import cn.anxin.hub.ledger.Replays.Replay;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Where an operator has a set of dead letters sent again, sees first what that would do, and then how far it is. */
@Service
public class ReplayDesk {

    private static final int SHOWN = 100;

    private final Replays replays;
    private final Audit audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ReplayDesk(Replays replays, Audit audit, TransactionTemplate transaction, Clock clock) {
        this.replays = replays;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * What a replay would do.
     *
     * @param outcomes how many would be SENT, how many the recipient says it has (DELIVERED), and of how many it has a
     *     later one already (SUPERSEDED)
     * @param items the first hundred, in the order in which they would go
     */
    public record Preview(Map<String, Long> outcomes, List<Item> items) {}

    public Preview preview(DeadFilter filter) {
        return new Preview(replays.preview(filter), replays.previewItems(filter, SHOWN));
    }

    /** Has a set sent again; it is worked through from now on, by any node. */
    public Replay begin(DeadFilter filter, String actor, String reason) {
        return Objects.requireNonNull(transaction.execute(status -> {
            long id = replays.begin(filter, actor, reason, clock.instant());
            audit.record(actor, AuditEvent.DEAD_LETTERS_REPLAYED, id + " " + filter, reason);
            return replays.find(id).orElseThrow();
        }));
    }

    /** Ends a replay that is not through; false where there is none that runs. */
    public boolean cancel(long id, String actor, String reason) {
        return Objects.requireNonNull(transaction.execute(status -> {
            boolean ran = replays.cancel(id, clock.instant());
            if (ran) {
                audit.record(actor, AuditEvent.REPLAY_CANCELLED, Long.toString(id), reason);
            }
            return ran;
        }));
    }

    /** The newest first. */
    public List<Replay> newest() {
        return replays.newest(SHOWN);
    }

    public Optional<Replay> find(long id) {
        return replays.find(id);
    }

    public List<Item> items(long id, int page, int size) {
        return replays.items(id, page, size);
    }
}
