package cn.anxin.hub.decision;

import cn.anxin.hub.policy.Act;
import cn.anxin.hub.policy.ActRule;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;

/** The acts that one rule finds in one enterprise's history. */
interface ActSource {

    /** Those that stand on the day: triggered by then, from records that count then. */
    void on(LocalDate day, List<CommittedAct> found);

    /** Whether there is a day on which one of its acts may be triggered. */
    boolean hasMatter();

    void turns(Turns turns);

    /** Where a period ends that began with an act. */
    void turnsAfter(Period period, Turns turns);

    static ActSource of(Act act, ActRule rule, History history) {
        List<Fact> facts = history.of(rule.records());
        if (facts.isEmpty()) {
            return SingleActs.NONE;
        } else if (rule instanceof ActRule.Each each) {
            return SingleActs.each(act, each, facts);
        } else if (rule instanceof ActRule.Overdue overdue) {
            return SingleActs.overdue(act, overdue, facts);
        }
        return new BurstActs(act, (ActRule.Burst) rule, facts);
    }
}
