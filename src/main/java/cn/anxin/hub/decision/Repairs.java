package cn.anxin.hub.decision;

import cn.anxin.hub.decision.Assessment.Warning;
import cn.anxin.hub.policy.Repair;
import cn.anxin.hub.record.CodePoints;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The repairs (信用修复) in one enterprise's history. */
final class Repairs {

    private static final String UNMATCHED = "REPAIR_UNMATCHED";
    private static final String TOO_EARLY = "REPAIR_TOO_EARLY";
    private static final String NOT_RECTIFIED = "REPAIR_NOT_RECTIFIED";
    private static final Comparator<Warning> IN_ORDER =
            Comparator.comparing(Warning::record, CodePoints.ORDER).thenComparing(Warning::code, CodePoints.ORDER);

    private final Repair rule;
    private final List<Fact> repairs;

    /** What the repairs decided by a day come to: the acts repaired, by identity, and what had no effect. */
    record Effect(Set<CommittedAct> repaired, List<Warning> warnings) {
        private static final Effect NONE = new Effect(Set.of(), List.of());
    }

    Repairs(Repair rule, History history) {
        this.rule = rule;
        repairs = history.of(rule.records());
    }

    Effect on(LocalDate day, List<CommittedAct> acts) {
        if (repairs.isEmpty()) {
            return Effect.NONE;
        }
        Set<CommittedAct> repaired = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Warning> warnings = new ArrayList<>();
        for (Fact repair : repairs) {
            if (repair.countsOn(day)) {
                apply(repair, acts, repaired)
                        .ifPresent(code ->
                                warnings.add(new Warning(code, repair.key().reference())));
            }
        }
        warnings.sort(IN_ORDER);
        return new Effect(repaired, List.copyOf(warnings));
    }

    /** Adds what the repair repairs, or tells why it repairs nothing. */
    private Optional<String> apply(Fact repair, List<CommittedAct> acts, Set<CommittedAct> repaired) {
        String named = repair.cells().text(rule.names()).orElse("");
        Optional<String> refusal = Optional.of(UNMATCHED);
        for (CommittedAct act : acts) {
            if (act.record().reference().equals(named)) {
                refusal = refusal(repair.from(), act);
                if (refusal.isEmpty()) {
                    repaired.add(act);
                }
            }
        }
        return refusal;
    }

    private Optional<String> refusal(LocalDate decidedOn, CommittedAct act) {
        if (decidedOn.isBefore(act.since().plus(rule.earliest()))) {
            return Optional.of(TOO_EARLY);
        }
        return decidedOn.isBefore(act.doneOn()) ? Optional.of(NOT_RECTIFIED) : Optional.empty();
    }

    boolean any() {
        return !repairs.isEmpty();
    }

    void turns(Turns turns) {
        repairs.forEach(turns::of);
    }
}
