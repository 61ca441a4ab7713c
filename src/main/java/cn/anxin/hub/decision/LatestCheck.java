package cn.anxin.hub.decision;

import cn.anxin.hub.decision.Assessment.Result;
import cn.anxin.hub.policy.Requirement;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The latest record meets a criterion and is not too old (Art. 4(4): the assessment). */
final class LatestCheck implements Check {

    private final Requirement.Latest rule;
    private final Latest latest;

    LatestCheck(Requirement.Latest rule, List<Fact> facts) {
        this.rule = rule;
        latest = new Latest(facts, rule.day());
    }

    @Override
    public Verdict on(LocalDate day, List<CommittedAct> acts) {
        Optional<Latest.Dated> found = latest.on(day)
                .filter(dated -> !day.isAfter(dated.day().plus(rule.within())))
                .filter(dated -> rule.when().holds(dated.fact().cells()));
        return found.map(dated -> new Verdict(Result.MET, List.of(dated.fact().key())))
                .orElse(Verdict.NOT_MET);
    }

    @Override
    public boolean hasMatter() {
        return !latest.all().isEmpty();
    }

    @Override
    public void turns(Turns turns) {
        latest.turns(turns);
        latest.all().forEach(dated -> turns.afterPeriod(dated.day(), rule.within()));
    }
}
