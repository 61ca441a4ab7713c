package cn.anxin.hub.decision;

import cn.anxin.hub.policy.Act;
import cn.anxin.hub.policy.ActRule;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Acts that rest on one record each, known before any day is decided. */
final class SingleActs implements ActSource {

    static final ActSource NONE = new SingleActs(0);

    private final List<Standing> acts;

    /** An act and the record whose counting it depends on. */
    private record Standing(CommittedAct act, Fact fact) {

        boolean on(LocalDate day) {
            return fact.countsOn(day) && !day.isBefore(act.since());
        }
    }

    private SingleActs(int most) {
        acts = new ArrayList<>(most);
    }

    static SingleActs each(Act act, ActRule.Each rule, List<Fact> facts) {
        SingleActs acts = new SingleActs(facts.size());
        for (Fact fact : facts) {
            Optional<LocalDate> trigger = fact.cells().day(rule.day());
            if (trigger.isPresent() && rule.when().holds(fact.cells())) {
                acts.add(act, fact, trigger.get(), trigger.get());
            }
        }
        return acts;
    }

    static SingleActs overdue(Act act, ActRule.Overdue rule, List<Fact> facts) {
        SingleActs acts = new SingleActs(facts.size());
        for (Fact fact : facts) {
            Optional<LocalDate> due = fact.cells().day(rule.due());
            LocalDate done = fact.cells().day(rule.done()).orElse(Fact.NEVER);
            if (due.isPresent() && done.isAfter(due.get()) && rule.when().holds(fact.cells())) {
                acts.add(act, fact, due.get().plusDays(1), done);
            }
        }
        return acts;
    }

    private void add(Act act, Fact fact, LocalDate since, LocalDate doneOn) {
        acts.add(new Standing(new CommittedAct(act, fact.key(), since, doneOn, List.of(fact.key())), fact));
    }

    @Override
    public void on(LocalDate day, List<CommittedAct> found) {
        for (Standing standing : acts) {
            if (standing.on(day)) {
                found.add(standing.act());
            }
        }
    }

    @Override
    public boolean hasMatter() {
        return !acts.isEmpty();
    }

    @Override
    public void turns(Turns turns) {
        for (Standing standing : acts) {
            turns.of(standing.fact());
            turns.on(standing.act().since());
            turns.on(standing.act().doneOn());
        }
    }

    @Override
    public void turnsAfter(Period period, Turns turns) {
        for (Standing standing : acts) {
            turns.afterPeriod(standing.act().since(), period);
        }
    }
}
