package cn.anxin.hub.decision;

import cn.anxin.hub.decision.Assessment.Result;
import cn.anxin.hub.policy.Requirement;
import cn.anxin.hub.record.RecordKey;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** No act within the period (Art. 4(1)). */
record NoActCheck(Requirement.NoActWithin rule, List<ActSource> sources) implements Check {

    @Override
    public Verdict on(LocalDate day, List<CommittedAct> acts) {
        List<RecordKey> records = new ArrayList<>();
        for (CommittedAct act : acts) {
            if (act.within(rule.within(), day)) {
                records.addAll(act.evidence());
            }
        }
        return records.isEmpty()
                ? Verdict.MET
                : new Verdict(Result.NOT_MET, records.size() == 1 ? records : List.copyOf(new TreeSet<>(records)));
    }

    @Override
    public boolean hasMatter() {
        return sources.stream().anyMatch(ActSource::hasMatter);
    }

    @Override
    public void turns(Turns turns) {
        sources.forEach(source -> source.turnsAfter(rule.within(), turns));
    }
}
