package cn.anxin.hub.console.enterprise;

import cn.anxin.hub.decision.Assessment;
import cn.anxin.hub.decision.Assessment.ConditionResult;
import cn.anxin.hub.decision.Assessment.Ground;
import cn.anxin.hub.decision.Assessment.MeasureInForce;
import cn.anxin.hub.decision.Assessment.Result;
import java.util.List;

/**
 * What differs between two assessments of an enterprise.
 *
 * @param ending grounds that are no longer there
 * @param beginning grounds that were not there before
 * @param turns conditions whose result is another
 * @param lifted measures that are no longer there
 * @param imposed measures that were not there before
 */
record Difference(
        Assessment before,
        Assessment after,
        List<Ground> ending,
        List<Ground> beginning,
        List<Turn> turns,
        List<MeasureInForce> lifted,
        List<MeasureInForce> imposed) {

    /** A condition that turns. */
    record Turn(int item, Result before, Result after) {}

    static Difference of(Assessment before, Assessment after) {
        return new Difference(
                before,
                after,
                without(before.grounds(), after.grounds()),
                without(after.grounds(), before.grounds()),
                turns(before.conditions(), after.conditions()),
                measures(before, after),
                measures(after, before));
    }

    public boolean otherStatus() {
        return before.status() != after.status();
    }

    /** Whether nothing that the page tells is another. */
    public boolean none() {
        return !otherStatus()
                && ending.isEmpty()
                && beginning.isEmpty()
                && turns.isEmpty()
                && lifted.isEmpty()
                && imposed.isEmpty()
                && before.scopeItems().equals(after.scopeItems())
                && before.warnings().equals(after.warnings());
    }

    private static List<Turn> turns(List<ConditionResult> before, List<ConditionResult> after) {
        return before.stream()
                .flatMap(one -> after.stream()
                        .filter(other -> other.item() == one.item() && other.result() != one.result())
                        .map(other -> new Turn(one.item(), one.result(), other.result())))
                .toList();
    }

    private static List<Ground> without(List<Ground> some, List<Ground> others) {
        return some.stream()
                .filter(ground -> others.stream().noneMatch(other -> isSame(ground, other)))
                .toList();
    }

    // A ground whose hazard has been rectified since is the same one with another end.
    static boolean isSame(Ground one, Ground other) {
        return one.item() == other.item()
                && one.since().equals(other.since())
                && one.records().equals(other.records());
    }

    private static List<MeasureInForce> measures(Assessment of, Assessment without) {
        return of.measures().stream()
                .filter(measure -> !without.measures().contains(measure))
                .toList();
    }
}
