package cn.anxin.hub.decision;

import java.time.LocalDate;
import java.time.Period;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;

/** The later days on which something may turn: rules name too many rather than too few. */
final class Turns {

    private final LocalDate asOf;
    private long[] days = new long[32];
    private int named;

    Turns(LocalDate asOf) {
        this.asOf = asOf;
    }

    void on(LocalDate day) {
        if (day.isAfter(asOf) && day.isBefore(Fact.NEVER)) {
            if (named == days.length) {
                days = Arrays.copyOf(days, 2 * named);
            }
            days[named++] = day.toEpochDay();
        }
    }

    /** The day after the last one of a period that begins with the day. */
    void afterPeriod(LocalDate day, Period period) {
        on(day.plus(period).plusDays(1));
    }

    /** Where a fact begins and ceases to count. */
    void of(Fact fact) {
        on(fact.from());
        on(fact.to());
    }

    /** The first of them that is as asked for. */
    Optional<LocalDate> first(Predicate<LocalDate> wanted) {
        Arrays.sort(days, 0, named);
        for (int i = 0; i < named; i++) {
            boolean again = i > 0 && days[i] == days[i - 1];
            if (!again) {
                LocalDate day = LocalDate.ofEpochDay(days[i]);
                if (wanted.test(day)) {
                    return Optional.of(day);
                }
            }
        }
        return Optional.empty();
    }
}
