package cn.anxin.hub.decision;

import cn.anxin.hub.policy.RecordSet;
import cn.anxin.hub.policy.RecordSet.ReadsUntil;
import cn.anxin.hub.policy.RecordSet.Voiding;
import cn.anxin.hub.record.Cell;
import cn.anxin.hub.record.Cells;
import cn.anxin.hub.record.Normalised;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one enterprise's records amount to, by record set: each with the days between which it counts. Every rule about
 * hidden, doubled, voided and not yet concluded records is settled here, so that a day is decided by comparing days.
 */
final class History {

    private final Map<String, List<Fact>> settled = new HashMap<>();
    private final SortedRecords records;

    History(SortedRecords records) {
        this.records = records;
    }

    /** The set's facts, by reference. */
    List<Fact> of(RecordSet set) {
        List<Fact> known = settled.get(set.name());
        if (known == null) {
            known = settle(set);
            settled.put(set.name(), known);
        }
        return known;
    }

    private List<Fact> settle(RecordSet set) {
        List<Fact> facts = members(set);
        if (set.onePer().isPresent()) {
            facts = onePer(set.onePer().get(), facts);
        }
        for (Voiding voiding : set.voidings()) {
            facts = voided(voiding, facts);
        }
        if (set.readsUntil().isPresent()) {
            facts = phases(set.readsUntil().get(), facts);
        }
        return facts;
    }

    private List<Fact> members(RecordSet set) {
        List<Fact> members = new ArrayList<>();
        for (SortedRecords.Referenced record : records.of(set.types())) {
            Cells cells = record.cells();
            Optional<LocalDate> from = cells.day(set.countsFrom());
            if (from.isPresent() && set.when().holds(cells)) {
                members.add(new Fact(record.key(), record.reference(), cells, from.get(), Fact.NEVER));
            }
        }
        return members;
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
                addIfCounting(phases, fact.reading(before(rule, fact.cells())).during(fact.from(), turn.get()));
            }
            addIfCounting(phases, fact.during(turn.orElse(fact.from()), fact.to()));
        }
        return phases;
    }

    private static Cells before(ReadsUntil rule, Cells cells) {
        Map<String, Cell> reading = new HashMap<>(cells.byColumn());
        reading.put(rule.column(), new Cell.Text(rule.as()));
        return new Cells(reading);
    }

    private static void addIfCounting(List<Fact> facts, Fact fact) {
        if (fact.everCounts()) {
            facts.add(fact);
        }
    }
}
