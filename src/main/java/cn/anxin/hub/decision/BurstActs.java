package cn.anxin.hub.decision;

import cn.anxin.hub.policy.Act;
import cn.anxin.hub.policy.ActRule;
import cn.anxin.hub.record.CodePoints;
import cn.anxin.hub.record.RecordKey;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Acts that rest on several records close together (Art. 7(3)). Which there are depends on the records that count on
 * the day: one that is annulled takes its bursts with it.
 */
final class BurstActs implements ActSource {

    private static final Comparator<Member> IN_ORDER = Comparator.comparing(Member::day)
            .thenComparing(member -> member.fact().key().recordId(), CodePoints.ORDER)
            .thenComparing(member -> member.fact().key().source(), CodePoints.ORDER);

    private final Act act;
    private final ActRule.Burst rule;
    private final List<Member> members = new ArrayList<>();

    private record Member(Fact fact, LocalDate day) {}

    BurstActs(Act act, ActRule.Burst rule, List<Fact> facts) {
        this.act = act;
        this.rule = rule;
        for (Fact fact : facts) {
            Optional<LocalDate> day = fact.cells().day(rule.day());
            if (day.isPresent() && rule.when().holds(fact.cells())) {
                members.add(new Member(fact, day.get()));
            }
        }
        members.sort(IN_ORDER);
    }

    @Override
    public void on(LocalDate day, List<CommittedAct> found) {
        if (members.size() < rule.count()) {
            return;
        }
        List<Member> counting = counting(day);
        int first = 0;
        for (int last = 0; last < counting.size(); last++) {
            while (!together(counting.get(first).day(), counting.get(last).day())) {
                first++;
            }
            if (last - first + 1 >= rule.count()) {
                found.add(completed(counting.subList(first, last + 1)));
            }
        }
    }

    private List<Member> counting(LocalDate day) {
        List<Member> counting = new ArrayList<>(members.size());
        for (Member member : members) {
            if (member.fact().countsOn(day) && !day.isBefore(member.day())) {
                counting.add(member);
            }
        }
        return counting;
    }

    private boolean together(LocalDate earlier, LocalDate completing) {
        return switch (rule.window()) {
            case ROLLING -> !completing.isAfter(earlier.plus(rule.within()));
            case CALENDAR_YEAR -> earlier.getYear() == completing.getYear();
        };
    }

    private CommittedAct completed(List<Member> burst) {
        Member last = burst.get(burst.size() - 1);
        List<RecordKey> evidence = new ArrayList<>(burst.size());
        burst.forEach(member -> evidence.add(member.fact().key()));
        return new CommittedAct(act, last.fact().key(), last.day(), last.day(), evidence);
    }

    @Override
    public boolean hasMatter() {
        return !members.isEmpty();
    }

    @Override
    public void turns(Turns turns) {
        for (Member member : members) {
            turns.of(member.fact());
            turns.on(member.day());
        }
    }

    @Override
    public void turnsAfter(Period period, Turns turns) {
        for (Member member : members) {
            turns.afterPeriod(member.day(), period);
        }
    }
}
