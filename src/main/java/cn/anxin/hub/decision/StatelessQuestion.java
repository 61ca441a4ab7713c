package cn.anxin.hub.decision;

import cn.anxin.hub.record.CreditRecord;
import cn.anxin.hub.record.EffectiveRecords;
import cn.anxin.hub.record.Fault;
import cn.anxin.hub.record.FaultCode;
import cn.anxin.hub.record.Message;
import cn.anxin.hub.record.RecordKey;
import cn.anxin.hub.record.Uscc;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Decides from the records of a request and nothing else. */
public final class StatelessQuestion {

    private final Decision decision;

    public StatelessQuestion(Decision decision) {
        this.decision = decision;
    }

    /**
     * Decides every enterprise that the records name, be it in a revision that no longer counts.
     *
     * @throws PolicyNotInForce where the day is before the policy's first
     */
    public Answer ask(Collection<CreditRecord> revisions, LocalDate asOf) {
        decision.requireInForce(asOf);
        List<Answer.Conflict> conflicts = conflicts(revisions);
        if (!conflicts.isEmpty()) {
            return new Answer.Refused(conflicts);
        }
        Map<Uscc, List<CreditRecord>> effective = new TreeMap<>();
        revisions.forEach(revision -> effective.computeIfAbsent(revision.uscc(), uscc -> new ArrayList<>()));
        for (CreditRecord record : EffectiveRecords.of(revisions)) {
            effective.computeIfAbsent(record.uscc(), uscc -> new ArrayList<>()).add(record);
        }
        return new Answer.Decided(effective.entrySet().stream()
                .map(entry -> decision.decide(entry.getKey(), entry.getValue(), asOf))
                .toList());
    }

    private record KeyRevision(RecordKey key, int revision) {}

    private static List<Answer.Conflict> conflicts(Collection<CreditRecord> revisions) {
        Map<KeyRevision, CreditRecord> first = new HashMap<>();
        Map<RecordKey, Set<Integer>> conflicting = new TreeMap<>();
        for (CreditRecord revision : revisions) {
            CreditRecord known = first.putIfAbsent(new KeyRevision(revision.key(), revision.revision()), revision);
            if (known != null && !known.equals(revision)) {
                conflicting
                        .computeIfAbsent(revision.key(), key -> new TreeSet<>())
                        .add(revision.revision());
            }
        }
        List<Answer.Conflict> conflicts = new ArrayList<>();
        conflicting.forEach(
                (key, numbers) -> numbers.forEach(number -> conflicts.add(new Answer.Conflict(key, conflict(number)))));
        return List.copyOf(conflicts);
    }

    private static Fault conflict(int revision) {
        return new Fault(
                "revision",
                FaultCode.REVISION_CONFLICT,
                new Message(
                        "同一记录的第 " + revision + " 版出现两次，内容不同；更正请用更高的版本号",
                        "revision " + revision + " of this record stands twice with other content; "
                                + "a correction needs a higher revision"),
                String.valueOf(revision));
    }
}
