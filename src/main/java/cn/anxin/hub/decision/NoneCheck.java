package cn.anxin.hub.decision;

import cn.anxin.hub.decision.Assessment.Result;
import cn.anxin.hub.policy.Requirement;
import cn.anxin.hub.record.RecordKey;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** No record of a kind within the period (Art. 4(2), 4(3)). */
final class NoneCheck implements Check {

    private final List<Offence> offences;
    private final boolean matter;

    /** A record in the way, from the day it counts to the last day of the period. */
    private record Offence(Fact fact, LocalDate from, LocalDate last, Result result) {

        boolean on(LocalDate day) {
            return fact.countsOn(day) && !day.isBefore(from) && !day.isAfter(last);
        }
    }

    NoneCheck(Requirement.NoneWithin rule, List<Fact> facts) {
        offences = new ArrayList<>(facts.size());
        matter = !facts.isEmpty();
        for (Fact fact : facts) {
            Optional<LocalDate> day = fact.cells().day(rule.day());
            if (day.isPresent()) {
                LocalDate last = day.get().plus(rule.within());
                result(rule, fact).ifPresent(result -> offences.add(new Offence(fact, day.get(), last, result)));
            }
        }
    }

    private static Optional<Result> result(Requirement.NoneWithin rule, Fact fact) {
        if (rule.when().holds(fact.cells())) {
            return Optional.of(Result.NOT_MET);
        }
        return rule.pendingWhen().filter(pending -> pending.holds(fact.cells())).map(pending -> Result.PENDING);
    }

    @Override
    public Verdict on(LocalDate day, List<CommittedAct> acts) {
        List<RecordKey> notMet = new ArrayList<>();
        List<RecordKey> pending = new ArrayList<>();
        for (Offence offence : offences) {
            if (offence.on(day)) {
                (offence.result() == Result.NOT_MET ? notMet : pending)
                        .add(offence.fact().key());
            }
        }
        if (!notMet.isEmpty()) {
            return new Verdict(Result.NOT_MET, notMet);
        }
        return pending.isEmpty() ? Verdict.MET : new Verdict(Result.PENDING, pending);
    }

    @Override
    public boolean hasMatter() {
        return matter;
    }

    @Override
    public void turns(Turns turns) {
        for (Offence offence : offences) {
            turns.of(offence.fact());
            turns.on(offence.from());
            turns.on(offence.last().plusDays(1));
        }
    }
}
