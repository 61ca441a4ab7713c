package cn.anxin.hub.decision;

import cn.anxin.hub.decision.Assessment.Result;
import cn.anxin.hub.record.RecordKey;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Several checks in one: the first result that any of them has decides ({@code decisive}), else one that is pending,
 * else {@code otherwise}; the records are those of all checks with that result.
 */
record CombinedCheck(List<Check> checks, Result decisive, Result otherwise) implements Check {

    @Override
    public Verdict on(LocalDate day, List<CommittedAct> acts) {
        List<Verdict> verdicts = new ArrayList<>(checks.size());
        checks.forEach(check -> verdicts.add(check.on(day, acts)));
        Result result = has(verdicts, decisive) ? decisive : has(verdicts, Result.PENDING) ? Result.PENDING : otherwise;
        return new Verdict(result, records(verdicts, result));
    }

    private static boolean has(List<Verdict> verdicts, Result result) {
        for (Verdict verdict : verdicts) {
            if (verdict.result() == result) {
                return true;
            }
        }
        return false;
    }

    private static List<RecordKey> records(List<Verdict> verdicts, Result result) {
        List<RecordKey> records = new ArrayList<>();
        for (Verdict verdict : verdicts) {
            if (verdict.result() == result) {
                records.addAll(verdict.records());
            }
        }
        return records.size() < 2 ? records : List.copyOf(new TreeSet<>(records));
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
