package cn.anxin.hub.decision;

import cn.anxin.hub.record.CodePoints;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The records of a set by one of their days: the latest that counts on a day is the one in force. */
final class Latest {

    private static final Comparator<Dated> IN_ORDER = Comparator.comparing(Dated::day)
            .thenComparing(dated -> dated.fact().key().recordId(), CodePoints.ORDER)
            .thenComparing(dated -> dated.fact().key());

    private final List<Dated> ascending;

    record Dated(Fact fact, LocalDate day) {}

    Latest(List<Fact> facts, String dayColumn) {
        ascending = new ArrayList<>(facts.size());
        for (Fact fact : facts) {
            fact.cells().day(dayColumn).ifPresent(day -> ascending.add(new Dated(fact, day)));
        }
        if (ascending.size() > 1) {
            ascending.sort(IN_ORDER);
        }
    }

    /** Ties go to the greater record id. */
    Optional<Dated> on(LocalDate day) {
        for (int i = ascending.size() - 1; i >= 0; i--) {
            Dated dated = ascending.get(i);
            if (!dated.day().isAfter(day) && dated.fact().countsOn(day)) {
                return Optional.of(dated);
            }
        }
        return Optional.empty();
    }

    List<Dated> all() {
        return ascending;
    }

    void turns(Turns turns) {
        for (Dated dated : ascending) {
            turns.of(dated.fact());
            turns.on(dated.day());
        }
    }
}
