package cn.anxin.hub.decision;

import cn.anxin.hub.policy.Act;
import cn.anxin.hub.policy.ActRule;
import java.time.LocalDate;
import java.util.List;

/** The acts that one rule finds in one enterprise's history. */
interface ActSource {

    /** Those that stand on the day: triggered by then, from records that count then. */
    void on(LocalDate day, List<CommittedAct> found);

    /** Every day on which one of its acts may be triggered. */
    List<LocalDate> triggers();

    void turns(Turns turns);

    static ActSource of(Act act, ActRule rule, History history) {
        if (rule instanceof ActRule.Each each) {
            return SingleActs.each(act, each, history);
        } else if (rule instanceof ActRule.Overdue overdue) {
            return SingleActs.overdue(act, overdue, history);
        }
        return new BurstActs(act, (ActRule.Burst) rule, history);
    }
}
