package cn.anxin.hub.intake;

import cn.anxin.hub.ledger.Counts;
import cn.anxin.hub.ledger.EnterpriseNames;
import cn.anxin.hub.ledger.LinedRecord;
import cn.anxin.hub.ledger.Pace;
import cn.anxin.hub.ledger.Quarantine;
import cn.anxin.hub.ledger.Quarantine.Held;
import cn.anxin.hub.ledger.Records;
import cn.anxin.hub.ledger.Records.Latest;
import cn.anxin.hub.ledger.Records.Newest;
import cn.anxin.hub.ledger.Rejects;
import cn.anxin.hub.ledger.Rejects.Reject;
import cn.anxin.hub.record.CreditRecord;
import cn.anxin.hub.record.Fault;
import cn.anxin.hub.record.FaultCode;
import cn.anxin.hub.record.Message;
import cn.anxin.hub.record.RecordKey;
import cn.anxin.hub.record.Uscc;
import cn.anxin.hub.trace.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Loads what a chunk is judged by, and writes what was judged: some ten statements, however many rows. */
@Component
class ChunkLedger {

    private final Records records;
    private final EnterpriseNames enterprises;
    private final Quarantine quarantine;
    private final Rejects rejects;

    ChunkLedger(Records records, EnterpriseNames enterprises, Quarantine quarantine, Rejects rejects) {
        this.records = records;
        this.enterprises = enterprises;
        this.quarantine = quarantine;
        this.rejects = rejects;
    }

    /**
     * Locks the source, and gives the rows that have no revision theirs: the newest one's, where they say the same, else the
     * next.
     *
     * @param unnumbered their places among the rows
     */
    List<LinedRecord> number(String source, List<LinedRecord> rows, Set<Integer> unnumbered) {
        if (unnumbered.isEmpty()) {
            return rows;
        }
        records.lock(source);
        Map<RecordKey, Newest> newest = records.newest(
                unnumbered.stream().map(rows::get).map(LinedRecord::record).toList());
        List<LinedRecord> numbered = new ArrayList<>(rows.size());
        for (int place = 0; place < rows.size(); place++) {
            LinedRecord row = unnumbered.contains(place) ? numbered(rows.get(place), newest) : rows.get(place);
            numbered.add(row);
            Newest before = newest.get(row.record().key());
            if (before == null || before.revision() < row.record().revision()) {
                newest.put(row.record().key(), new Newest(row.record().revision(), row.digest()));
            }
        }
        return numbered;
    }

    private static LinedRecord numbered(LinedRecord row, Map<RecordKey, Newest> newest) {
        Newest before = newest.get(row.record().key());
        if (before == null) {
            return row;
        }
        return row.numbered(before.digest().equals(row.digest()) ? before.revision() : before.revision() + 1);
    }

    /** Locks the source, then its enterprises; both are free again when the caller's transaction ends. */
    Known load(String source, List<LinedRecord> rows) {
        records.lock(source);
        List<CreditRecord> chunk = rows.stream().map(LinedRecord::record).toList();
        Map<RecordKey, Latest> latest = records.latest(chunk);
        Set<Uscc> concerned = new HashSet<>();
        chunk.forEach(record -> concerned.add(record.uscc()));
        latest.values().forEach(former -> concerned.add(former.uscc()));
        return new Known(latest, records.digests(chunk), quarantine.pending(chunk), enterprises.lock(concerned));
    }

    /** Writes the verdicts; the counters are what the statements have written, but for duplicates, of which nothing is. */
    Counts write(UUID intake, Instant at, Verdicts verdicts, Pace pace) {
        int accepted = records.add(intake, at, verdicts.accepted());
        enterprises.addEnterprises(verdicts.newEnterprises(), at);
        enterprises.addNames(verdicts.newNames(), at);
        enterprises.markDue(verdicts.due(), at, pace);
        Step.here().ifPresent(trail -> enterprises.trail(verdicts.due(), trail));
        long rejected = rejects.add(intake, verdicts.conflicts());
        int held = quarantine.add(intake, at, verdicts.held());
        List<Reject> told = new ArrayList<>();
        verdicts.held().forEach(row -> told.add(told(row)));
        rejects.add(intake, told);
        return new Counts(0, accepted, verdicts.duplicates(), rejected, held);
    }

    /** Writes why rows were refused at the checks of their cells. */
    Counts writeRefused(UUID intake, List<Reject> refused) {
        return new Counts(0, 0, 0, rejects.add(intake, refused), 0);
    }

    private static Reject told(Held held) {
        CreditRecord record = held.row().record();
        Message message = new Message(
                "该代码登记的名称是“" + held.knownName() + "”，记录暂不采用，待人工核对",
                "the code is known as “" + held.knownName() + "”; the record waits for an operator");
        Fault fault = new Fault(
                "enterprise_name",
                FaultCode.NAME_MISMATCH,
                message,
                record.enterpriseName().orElse(""));
        return new Reject(held.row().line(), 0, record.key().recordId(), fault);
    }
}
