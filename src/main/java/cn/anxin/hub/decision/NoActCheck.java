package cn.anxin.hub.decision;

import cn.anxin.hub.decision.Assessment.Result;
import cn.anxin.hub.policy.Requirement;
import cn.anxin.hub.record.CodePoints;
import java.time.LocalDate;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/** No act within the period (Art. 4(1)). */
record NoActCheck(Requirement.NoActWithin rule, List<LocalDate> triggers) implements Check {

    @Override
    public Verdict on(LocalDate day, List<CommittedAct> acts) {
        NavigableSet<String> records = new TreeSet<>(CodePoints.ORDER);
        for (CommittedAct act : acts) {
            if (act.within(rule.within(), day)) {
                records.addAll(act.evidence());
            }
        }
        return records.isEmpty() ? Verdict.MET : new Verdict(Result.NOT_MET, List.copyOf(records));
    }

    @Override
    public boolean hasMatter() {
        return !triggers.isEmpty();
    }

    @Override
    public void turns(Turns turns) {
        triggers.forEach(trigger -> turns.afterPeriod(trigger, rule.within()));
    }
}
