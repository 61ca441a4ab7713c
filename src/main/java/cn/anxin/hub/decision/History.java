package cn.anxin.hub.decision;

import cn.anxin.hub.policy.RecordSet;
import cn.anxin.hub.policy.RecordSet.ReadsUntil;
import cn.anxin.hub.policy.RecordSet.Voiding;
import cn.anxin.hub.record.Cell;
import cn.anxin.hub.record.Normalised;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one enterprise's records amount to, by record set: each with the days between which it counts. Every rule about
 * hidden, doubled, voided and not yet concluded records is settled here, so that a day is decided by comparing days.
 */
final class History {

    private static final Comparator<Fact> BY_KEY = Comparator.comparing(Fact::key);

    private final List<List<Fact>> facts;
    private final boolean[] settled;

    /** @param facts of each set, as they came */
    History(List<List<Fact>> facts) {
        this.facts = facts;
        settled = new boolean[facts.size()];
    }

    /** The set's facts, by reference. */
    List<Fact> of(RecordSet set) {
        int number = set.number();
        if (!settled[number] && !facts.get(number).isEmpty()) {
            facts.set(number, settle(set, once(facts.get(number))));
        }
        settled[number] = true;
        return facts.get(number);
    }

    private List<Fact> settle(RecordSet set, List<Fact> members) {
        List<Fact> settled = members;
        if (set.onePer().isPresent() && settled.size() > 1) {
            settled = onePer(set.onePer().get(), settled);
        }
        for (Voiding voiding : set.voidings()) {
            settled = voided(voiding, settled);
        }
        if (set.readsUntil().isPresent()) {
            settled = phases(set.readsUntil().get(), settled);
        }
        return settled;
    }

    /** By reference, and none twice: the order they came in is gone. */
    private static List<Fact> once(List<Fact> members) {
        if (members.size() == 1) {
            return members;
        }
        members.sort(BY_KEY);
        List<Fact> once = new ArrayList<>(members.size());
        for (Fact fact : members) {
            if (once.isEmpty() || !once.get(once.size() - 1).key().equals(fact.key())) {
                once.add(fact);
            }
        }
        return once;
    }

    /** Of equal values the smallest reference that is visible stands for all: one is superseded by each before it. */
    private static List<Fact> onePer(String column, List<Fact> facts) {
        Map<String, LocalDate> supersededFrom = new HashMap<>();
        List<Fact> standing = new ArrayList<>(facts.size());
        for (Fact fact : facts) {
            Optional<String> value = fact.cells().text(column).map(Normalised::documentNo);
            if (value.isEmpty()) {
                standing.add(fact);
                continue;
            }
            LocalDate superseded = supersededFrom.getOrDefault(value.get(), Fact.NEVER);
            addIfCounting(standing, fact.during(fact.from(), superseded));
            supersededFrom.merge(value.get(), fact.from(), (a, b) -> a.isBefore(b) ? a : b);
        }
        return standing;
    }

    private List<Fact> voided(Voiding voiding, List<Fact> facts) {
        List<Fact> voiders = of(voiding.by());
        if (voiders.isEmpty() || facts.isEmpty()) {
            return facts;
        }
        Map<String, List<LocalDate>> daysByValue = new HashMap<>();
        for (Fact voider : voiders) {
            voider.cells()
                    .text(voiding.its())
                    .map(Normalised::documentNo)
                    .ifPresent(value -> daysByValue
                            .computeIfAbsent(value, v -> new ArrayList<>())
                            .add(voider.from()));
        }
        List<Fact> standing = new ArrayList<>(facts.size());
        for (Fact fact : facts) {
            addIfCounting(standing, fact.during(fact.from(), voidFrom(voiding, fact, daysByValue)));
        }
        return standing;
    }

    private static LocalDate voidFrom(Voiding voiding, Fact fact, Map<String, List<LocalDate>> daysByValue) {
        List<LocalDate> days = fact.cells()
                .text(voiding.own())
                .map(Normalised::documentNo)
                .map(value -> daysByValue.getOrDefault(value, List.of()))
                .orElse(List.of());
        LocalDate notBefore = voiding.notBefore().flatMap(fact.cells()::day).orElse(LocalDate.MIN);
        LocalDate first = Fact.NEVER;
        for (LocalDate day : days) {
            if (!day.isBefore(notBefore) && day.isBefore(first)) {
                first = day;
            }
        }
        return first;
    }

    private static List<Fact> phases(ReadsUntil rule, List<Fact> facts) {
        List<Fact> phases = new ArrayList<>(facts.size());
        for (Fact fact : facts) {
            Optional<LocalDate> turn = fact.cells().day(rule.day());
            if (turn.isPresent()) {
                addIfCounting(
                        phases,
                        fact.reading(fact.cells().with(rule.column(), new Cell.Text(rule.as())))
                                .during(fact.from(), turn.get()));
            }
            addIfCounting(phases, fact.during(turn.orElse(fact.from()), fact.to()));
        }
        return phases;
    }

    private static void addIfCounting(List<Fact> facts, Fact fact) {
        if (fact.everCounts()) {
            facts.add(fact);
        }
    }
}
