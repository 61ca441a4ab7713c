package cn.anxin.hub.intake;

import cn.anxin.hub.ledger.EnterpriseNames.NewName;
import cn.anxin.hub.ledger.KnownNames;
import cn.anxin.hub.ledger.LinedRecord;
import cn.anxin.hub.ledger.Quarantine.Held;
import cn.anxin.hub.ledger.Quarantine.Pending;
import cn.anxin.hub.ledger.Records.Latest;
import cn.anxin.hub.ledger.Rejects.Reject;
import cn.anxin.hub.ledger.Revision;
import cn.anxin.hub.record.CreditRecord;
import cn.anxin.hub.record.Fault;
import cn.anxin.hub.record.FaultCode;
import cn.anxin.hub.record.Message;
import cn.anxin.hub.record.Op;
import cn.anxin.hub.record.RecordTypes;
import cn.anxin.hub.record.Uscc;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What becomes of each record of a chunk (docs/exchange.md, section 2), told in the order of the rows, each judged also by the
 * rows before it.
 */
final class Verdicts {

    /** The place of a fault after the one that said that the row was held. */
    static final int AFTER_MISMATCH = 1;

    private final Known known;

    private final List<LinedRecord> accepted = new ArrayList<>();
    private final List<Held> held = new ArrayList<>();
    private final List<Reject> conflicts = new ArrayList<>();
    private final SortedMap<Uscc, Optional<String>> newEnterprises = new TreeMap<>();
    private final List<NewName> newNames = new ArrayList<>();
    private final Set<Uscc> due = new TreeSet<>();
    private long duplicates;

    Verdicts(Known known) {
        this.known = known;
    }

    /** Judges a row of a feed. */
    void judge(LinedRecord row) {
        if (!isKnown(row, 0)) {
            Optional<String> knownName = contradictingName(row.record());
            if (knownName.isPresent()) {
                hold(row, knownName.get());
            } else {
                accept(row);
            }
        }
    }

    /** Judges a held row that an operator accepts: its name may stand. */
    void judgeReleased(LinedRecord row) {
        if (!isKnown(row, AFTER_MISMATCH)) {
            accept(row);
        }
    }

    private boolean isKnown(LinedRecord row, int position) {
        Revision revision = Revision.of(row.record());
        ByteBuffer digest = known.digests().get(revision);
        if (digest != null && !digest.equals(row.digest())) {
            conflicts.add(conflict(row, position));
            return true;
        }
        if (digest != null || known.pending().contains(new Pending(revision, row.digest()))) {
            duplicates++;
            return true;
        }
        return false;
    }

    /** Only a registration may bring a new name. A withdrawal has none. */
    private Optional<String> contradictingName(CreditRecord record) {
        KnownNames names = known.names().get(record.uscc());
        if (names == null || isRegistration(record)) {
            return Optional.empty();
        }
        return record.enterpriseName().flatMap(names::contradicting);
    }

    private void hold(LinedRecord row, String knownName) {
        held.add(new Held(row, knownName));
        known.pending().add(new Pending(Revision.of(row.record()), row.digest()));
    }

    private void accept(LinedRecord row) {
        CreditRecord record = row.record();
        accepted.add(row);
        known.digests().put(Revision.of(record), row.digest());
        due.add(record.uscc());
        Latest former = known.latest().get(record.key());
        if (former != null) {
            due.add(former.uscc());
        }
        if (former == null || former.revision() < record.revision()) {
            known.latest().put(record.key(), new Latest(record.revision(), record.uscc()));
        }
        remember(record);
    }

    private void remember(CreditRecord record) {
        KnownNames names = known.names().computeIfAbsent(record.uscc(), uscc -> {
            newEnterprises.put(uscc, record.enterpriseName());
            return new KnownNames();
        });
        record.enterpriseName().ifPresent(name -> {
            boolean registration = isRegistration(record);
            if (registration ? names.register(name) : names.keepFirst(name)) {
                newNames.add(new NewName(record.uscc(), name, registration));
            }
        });
    }

    private static boolean isRegistration(CreditRecord record) {
        return record.op() == Op.UPSERT
                && record.key().source().equals(RecordTypes.MARKET_SUPERVISION)
                && record.key().type().equals(RecordTypes.REGISTRATION);
    }

    private static Reject conflict(LinedRecord row, int position) {
        CreditRecord record = row.record();
        Message message = new Message(
                "同一记录的同一修订号已有不同内容，更正请用更高的修订号",
                "the same revision is known with other content; send a correction with a higher revision");
        Fault fault = new Fault("revision", FaultCode.REVISION_CONFLICT, message, Integer.toString(record.revision()));
        return new Reject(row.line(), position, record.key().recordId(), fault);
    }

    List<LinedRecord> accepted() {
        return accepted;
    }

    List<Held> held() {
        return held;
    }

    List<Reject> conflicts() {
        return conflicts;
    }

    SortedMap<Uscc, Optional<String>> newEnterprises() {
        return newEnterprises;
    }

    List<NewName> newNames() {
        return newNames;
    }

    Set<Uscc> due() {
        return due;
    }

    long duplicates() {
        return duplicates;
    }
}
