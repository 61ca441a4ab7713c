package cn.anxin.hub.decision;

import cn.anxin.hub.decision.Assessment.Result;
import cn.anxin.hub.policy.Requirement;
import cn.anxin.hub.record.RecordKey;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A record that is valid on the day (Art. 4(4): the certificate). */
final class ValidCheck implements Check {

    private final List<Validity> validities;
    private final boolean matter;

    private record Validity(Fact fact, LocalDate from, LocalDate until) {

        boolean on(LocalDate day) {
            return fact.countsOn(day) && !day.isBefore(from) && !day.isAfter(until);
        }
    }

    ValidCheck(Requirement.Valid rule, List<Fact> facts) {
        validities = new ArrayList<>(facts.size());
        matter = !facts.isEmpty();
        for (Fact fact : facts) {
            Optional<LocalDate> from = fact.cells().day(rule.from());
            Optional<LocalDate> until = fact.cells().day(rule.until());
            if (from.isPresent() && until.isPresent() && rule.when().holds(fact.cells())) {
                validities.add(new Validity(fact, from.get(), until.get()));
            }
        }
    }

    @Override
    public Verdict on(LocalDate day, List<CommittedAct> acts) {
        List<RecordKey> valid = new ArrayList<>();
        for (Validity validity : validities) {
            if (validity.on(day)) {
                valid.add(validity.fact().key());
            }
        }
        return valid.isEmpty() ? Verdict.NOT_MET : new Verdict(Result.MET, valid);
    }

    @Override
    public boolean hasMatter() {
        return matter;
    }

    @Override
    public void turns(Turns turns) {
        for (Validity validity : validities) {
            turns.of(validity.fact());
            turns.on(validity.from());
            turns.on(validity.until().plusDays(1));
        }
    }
}
