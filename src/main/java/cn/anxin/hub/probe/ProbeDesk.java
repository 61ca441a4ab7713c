package cn.anxin.hub.probe;

import cn.anxin.hub.ledger.Audit;
import cn.anxin.hub.ledger.AuditEvent;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.springframework.transaction.support.TransactionTemplate;

/** Where an operator has the way to a remote end tested; what was found last is kept in memory, for this node. */
public final class ProbeDesk {

    private static final int AT_A_TIME = 4;

    private final Probes probes;
    private final Audit audit;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Semaphore places = new Semaphore(AT_A_TIME);
    private final Map<String, Report> last = new ConcurrentHashMap<>();

    ProbeDesk(Probes probes, Audit audit, TransactionTemplate transaction, Clock clock) {
        this.probes = probes;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** What became of the wish. */
    public enum Answer {
        DONE,
        /** Others are being tested: nothing was done. */
        BUSY,
        UNKNOWN
    }

    public List<Remote> remotes() {
        return probes.all();
    }

    /** What this node found last. */
    public Optional<Report> last(String remote) {
        return Optional.ofNullable(last.get(remote));
    }

    /** Tests one, within a minute at most. */
    public Answer test(String remote, String actor) {
        if (probes.all().stream().noneMatch(each -> each.id().equals(remote))) {
            return Answer.UNKNOWN;
        }
        if (!places.tryAcquire()) {
            return Answer.BUSY;
        }
        try {
            Report report = new Report(remote, clock.instant(), probes.run(remote));
            last.put(remote, report);
            String outcome = report.failed().map(Layer::name).orElse("OK");
            transaction.executeWithoutResult(
                    status -> audit.record(actor, AuditEvent.CONNECTION_TESTED, remote + " " + outcome, ""));
            return Answer.DONE;
        } finally {
            places.release();
        }
    }
}
