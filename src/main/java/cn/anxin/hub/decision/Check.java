package cn.anxin.hub.decision;

import cn.anxin.hub.decision.Assessment.Result;
import cn.anxin.hub.policy.Requirement;
import cn.anxin.hub.record.RecordKey;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** What a requirement of Art. 4 comes to in one enterprise's history. */
interface Check {

    /** The result with the records that decide it, ascending. */
    record Verdict(Result result, List<RecordKey> records) {

        static final Verdict MET = new Verdict(Result.MET, List.of());
        static final Verdict NOT_MET = new Verdict(Result.NOT_MET, List.of());
    }

    /**
     * What it comes to on a day.
     *
     * @param acts the dishonest acts that stand on the day
     */
    Verdict on(LocalDate day, List<CommittedAct> acts);

    /** Whether there is anything that its parameters apply to. */
    boolean hasMatter();

    void turns(Turns turns);

    /**
     * The check that a requirement asks for.
     *
     * @param acts where dishonest acts come from
     */
    static Check of(Requirement requirement, History history, List<ActSource> acts) {
        if (requirement instanceof Requirement.NoActWithin rule) {
            return new NoActCheck(rule, acts);
        } else if (requirement instanceof Requirement.NoneWithin rule) {
            return new NoneCheck(rule, history.of(rule.records()));
        } else if (requirement instanceof Requirement.Valid rule) {
            return new ValidCheck(rule, history.of(rule.records()));
        } else if (requirement instanceof Requirement.Latest rule) {
            return new LatestCheck(rule, history.of(rule.records()));
        } else if (requirement instanceof Requirement.Any rule) {
            return new CombinedCheck(all(rule.requirements(), history, acts), Result.MET, Result.NOT_MET);
        }
        Requirement.All rule = (Requirement.All) requirement;
        return new CombinedCheck(all(rule.requirements(), history, acts), Result.NOT_MET, Result.MET);
    }

    private static List<Check> all(List<Requirement> requirements, History history, List<ActSource> acts) {
        List<Check> checks = new ArrayList<>(requirements.size());
        requirements.forEach(requirement -> checks.add(of(requirement, history, acts)));
        return checks;
    }
}
