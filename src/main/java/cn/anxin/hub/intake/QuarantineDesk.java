package cn.anxin.hub.intake;

import cn.anxin.hub.ledger.Audit;
import cn.anxin.hub.ledger.AuditEvent;
import cn.anxin.hub.ledger.Counts;
import cn.anxin.hub.ledger.Pace;
import cn.anxin.hub.ledger.Quarantine;
import cn.anxin.hub.ledger.Quarantine.Entry;
import cn.anxin.hub.ledger.Quarantine.Outcome;
import cn.anxin.hub.ledger.Rejects.Reject;
import cn.anxin.hub.record.Fault;
import cn.anxin.hub.record.FaultCode;
import cn.anxin.hub.record.Message;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where an operator says what becomes of records whose code is known under another name. */
@Service
public class QuarantineDesk {

    private final Quarantine quarantine;
    private final ChunkLedger ledger;
    private final Audit audit;
    private final Clock clock;

    QuarantineDesk(Quarantine quarantine, ChunkLedger ledger, Audit audit, Clock clock) {
        this.quarantine = quarantine;
        this.ledger = ledger;
        this.audit = audit;
        this.clock = clock;
    }

    /** What came of the operator's word. */
    public enum Answer {
        /** The record counts from now on. */
        ACCEPTED,
        /** The same revision with the same content had come in meanwhile. */
        DUPLICATE,
        /** The same revision with other content had come in meanwhile: the record is rejected. */
        REVISION_CONFLICT,
        /** The record is rejected. */
        REJECTED,
        /** Someone had decided before; nothing has changed. */
        ALREADY_DECIDED,
        /** There is no such record. */
        UNKNOWN
    }

    /** Takes the record in as if it had come in now. */
    @Transactional
    public Answer accept(long id, String actor, String reason) {
        Optional<Entry> found = quarantine.find(id);
        if (found.isEmpty()) {
            return Answer.UNKNOWN;
        }
        Entry entry = found.get();
        Verdicts verdicts = new Verdicts(ledger.load(entry.row().record().key().source(), List.of(entry.row()))
                .withoutPending());
        verdicts.judgeReleased(entry.row());
        Outcome outcome = verdicts.conflicts().isEmpty() ? Outcome.ACCEPTED : Outcome.REJECTED;
        Instant now = now();
        if (!quarantine.decide(id, outcome, actor, reason, now)) {
            return Answer.ALREADY_DECIDED;
        }
        Counts became = ledger.write(entry.intake(), now, verdicts, Pace.URGENT);
        quarantine.settle(entry.intake(), became);
        audit.record(actor, AuditEvent.QUARANTINE_ACCEPTED, subject(entry), reason);
        return became.accepted() > 0
                ? Answer.ACCEPTED
                : became.duplicate() > 0 ? Answer.DUPLICATE : Answer.REVISION_CONFLICT;
    }

    /** Refuses the record: it never counts. */
    @Transactional
    public Answer reject(long id, String actor, String reason) {
        Optional<Entry> found = quarantine.find(id);
        if (found.isEmpty()) {
            return Answer.UNKNOWN;
        }
        Entry entry = found.get();
        if (!quarantine.decide(id, Outcome.REJECTED, actor, reason, now())) {
            return Answer.ALREADY_DECIDED;
        }
        quarantine.settle(entry.intake(), ledger.writeRefused(entry.intake(), List.of(refused(entry, reason))));
        audit.record(actor, AuditEvent.QUARANTINE_REJECTED, subject(entry), reason);
        return Answer.REJECTED;
    }

    private static Reject refused(Entry entry, String reason) {
        Message message = new Message("经人工核对不采用：" + reason, "refused by an operator: " + reason);
        return new Reject(
                entry.row().line(),
                Verdicts.AFTER_MISMATCH,
                entry.row().record().key().recordId(),
                new Fault(
                        "enterprise_name",
                        FaultCode.REFUSED_BY_OPERATOR,
                        message,
                        entry.row().record().enterpriseName().orElse("")));
    }

    private static String subject(Entry entry) {
        return entry.id() + " " + entry.row().record().key().reference();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
