package cn.anxin.hub.intake;

import cn.anxin.hub.ledger.Audit;
import cn.anxin.hub.ledger.AuditEvent;
import cn.anxin.hub.ledger.Counts;
import cn.anxin.hub.ledger.FeedSnapshots;
import cn.anxin.hub.ledger.FeedSnapshots.Absent;
import cn.anxin.hub.ledger.FeedSnapshots.Snapshot;
import cn.anxin.hub.ledger.FeedSnapshots.State;
import cn.anxin.hub.ledger.Intake;
import cn.anxin.hub.ledger.Intake.Origin;
import cn.anxin.hub.ledger.Intakes;
import cn.anxin.hub.ledger.Pace;
import cn.anxin.hub.ledger.Records;
import cn.anxin.hub.record.Cells;
import cn.anxin.hub.record.CreditRecord;
import cn.anxin.hub.record.Op;
import cn.anxin.hub.record.Reading;
import cn.anxin.hub.record.RecordKey;
import cn.anxin.hub.record.UseScope;
import cn.anxin.hub.registry.Feed;
import cn.anxin.hub.registry.FeedTerms;
import cn.anxin.hub.registry.Registry;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What a snapshot does not have is withdrawn, unless that is so much that an operator has to say so: the step of the route
 * {@code snapshots}, and the operator's word.
 */
@Component("snapshotDesk")
public class SnapshotDesk {

    private static final Logger LOG = LoggerFactory.getLogger(SnapshotDesk.class);
    private static final int PIECE = 2_000;
    private static final int PER_CENT = 100;

    private final FeedSnapshots snapshots;
    private final Records records;
    private final Chunks chunks;
    private final Intakes intakes;
    private final Registry registry;
    private final Audit audit;
    private final TransactionTemplate transactions;
    private final Clock clock;

    SnapshotDesk(
            FeedSnapshots snapshots,
            Records records,
            Chunks chunks,
            Intakes intakes,
            Registry registry,
            Audit audit,
            TransactionTemplate transactions,
            Clock clock) {
        this.snapshots = snapshots;
        this.records = records;
        this.chunks = chunks;
        this.intakes = intakes;
        this.registry = registry;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Does the next piece of work; false where there is none. */
    public boolean work() {
        return Boolean.TRUE.equals(transactions.execute(transaction -> {
            Optional<Snapshot> next = snapshots.next();
            next.ifPresent(this::work);
            return next.isPresent();
        }));
    }

    private void work(Snapshot snapshot) {
        if (snapshot.state() == State.TAKEN) {
            judge(snapshots.count(snapshot));
        } else {
            withdraw(snapshot);
        }
    }

    private void judge(Snapshot snapshot) {
        int share = terms(snapshot.source()).map(FeedTerms::vanishing).orElse(0);
        boolean many = snapshot.absent() * PER_CENT > snapshot.known() * share;
        boolean unsure = snapshot.keyless() > 0 && snapshot.absent() > 0;
        if (many || unsure) {
            snapshots.move(snapshot.intake(), State.HELD);
            LOG.warn(
                    "快照 {}/{} 缺少已知的 {} 条记录中的 {} 条，超过约定，等待人工核对 / Snapshot {}/{} lacks {} of {} known records, more than agreed: it waits for an operator",
                    snapshot.source(),
                    snapshot.file(),
                    snapshot.known(),
                    snapshot.absent(),
                    snapshot.source(),
                    snapshot.file(),
                    snapshot.absent(),
                    snapshot.known());
        } else {
            snapshots.move(snapshot.intake(), snapshot.absent() == 0 ? State.DONE : State.WITHDRAWING);
        }
    }

    private Optional<FeedTerms> terms(String source) {
        return registry.feeds().stream()
                .filter(feed -> feed.id().equals(source))
                .map(Feed::terms)
                .findFirst();
    }

    private void withdraw(Snapshot snapshot) {
        records.lock(snapshot.source());
        Intake withdrawal = withdrawal(snapshot);
        List<Absent> absent = snapshots.absent(snapshot, PIECE);
        if (absent.isEmpty()) {
            intakes.taken(withdrawal.id());
            intakes.done(withdrawal.id(), now());
            snapshots.move(snapshot.intake(), State.DONE);
            return;
        }
        List<CheckedRow> rows = new ArrayList<>();
        absent.forEach(each -> rows.add(row(snapshot, each, withdrawal.rowsTaken() + rows.size() + 1)));
        Counts counts = chunks.take(withdrawal.id(), snapshot.source(), withdrawal.rowsTaken(), rows, Pace.BULK);
        LOG.info(
                "快照 {}/{} 中没有的 {} 条记录已撤回 / {} records that snapshot {}/{} does not have are withdrawn",
                snapshot.source(),
                snapshot.file(),
                counts.accepted(),
                counts.accepted(),
                snapshot.source(),
                snapshot.file());
    }

    private Intake withdrawal(Snapshot snapshot) {
        if (snapshot.withdrawal().isPresent()) {
            return intakes.get(snapshot.withdrawal().get());
        }
        Origin origin = new Origin(snapshot.source(), snapshot.type(), "SNAPSHOT", snapshot.file());
        Intake begun = intakes.begin(origin, intakes.get(snapshot.intake()).sha256(), "UTF-8", now());
        snapshots.withdrawal(snapshot.intake(), begun.id());
        return begun;
    }

    private static CheckedRow row(Snapshot snapshot, Absent absent, long line) {
        CreditRecord withdrawal = new CreditRecord(
                new RecordKey(snapshot.source(), snapshot.type(), absent.recordId()),
                1,
                Op.WITHDRAW,
                absent.uscc(),
                Optional.empty(),
                UseScope.PUBLIC,
                Cells.none());
        return new CheckedRow(line, new Reading.Read(withdrawal), true);
    }

    /** What came of the operator's word. */
    public enum Answer {
        /** What is absent is withdrawn from now on. */
        RELEASED,
        /** What is absent stays in force. */
        REJECTED,
        /** It is not held, or not any more. */
        NOT_HELD
    }

    /** What is absent has ended. */
    @Transactional
    public Answer release(UUID intake, String actor, String reason) {
        return decide(intake, State.WITHDRAWING, AuditEvent.SNAPSHOT_RELEASED, actor, reason)
                ? Answer.RELEASED
                : Answer.NOT_HELD;
    }

    /** What is absent has not ended: the snapshot was wrong. */
    @Transactional
    public Answer reject(UUID intake, String actor, String reason) {
        if (!decide(intake, State.REJECTED, AuditEvent.SNAPSHOT_REJECTED, actor, reason)) {
            return Answer.NOT_HELD;
        }
        snapshots.move(intake, State.REJECTED);
        return Answer.REJECTED;
    }

    private boolean decide(UUID intake, State state, AuditEvent event, String actor, String reason) {
        Optional<Snapshot> found = snapshots.find(intake);
        if (found.isEmpty() || !snapshots.decide(intake, state, actor, reason, now())) {
            return false;
        }
        Snapshot snapshot = found.get();
        audit.record(
                actor,
                event,
                snapshot.source() + "/" + snapshot.file() + " " + snapshot.absent() + "/" + snapshot.known(),
                reason);
        return true;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
