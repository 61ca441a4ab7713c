package cn.anxin.hub.decision;

import cn.anxin.hub.decision.Assessment.Result;
import cn.anxin.hub.record.CodePoints;
import java.time.LocalDate;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * Several checks in one: the first result that any of them has decides ({@code decisive}), else one that is pending,
 * else {@code otherwise}; the records are those of all checks with that result.
 */
record CombinedCheck(List<Check> checks, Result decisive, Result otherwise) implements Check {

    @Override
    public Verdict on(LocalDate day, List<CommittedAct> acts) {
        List<Verdict> verdicts =
                checks.stream().map(check -> check.on(day, acts)).toList();
        for (Result result : List.of(decisive, Result.PENDING)) {
            if (verdicts.stream().anyMatch(verdict -> verdict.result() == result)) {
                return new Verdict(result, records(verdicts, result));
            }
        }
        return new Verdict(otherwise, records(verdicts, otherwise));
    }

    private static List<String> records(List<Verdict> verdicts, Result result) {
        NavigableSet<String> records = new TreeSet<>(CodePoints.ORDER);
        verdicts.stream().filter(verdict -> verdict.result() == result).forEach(v -> records.addAll(v.records()));
        return List.copyOf(records);
    }

    @Override
    public boolean hasMatter() {
        return checks.stream().anyMatch(Check::hasMatter);
    }

    @Override
    public void turns(Turns turns) {
        checks.forEach(check -> check.turns(turns));
    }
}
