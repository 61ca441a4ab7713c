package cn.anxin.hub.decision;

import java.time.LocalDate;
import java.time.Period;
import java.util.NavigableSet;
import java.util.TreeSet;

/** The later days on which something may turn: rules name too many rather than too few. */
final class Turns {

    private final LocalDate asOf;
    private final NavigableSet<LocalDate> days = new TreeSet<>();

    Turns(LocalDate asOf) {
        this.asOf = asOf;
    }

    void on(LocalDate day) {
        if (day.isAfter(asOf) && day.isBefore(Fact.NEVER)) {
            days.add(day);
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

    /** Ascending. */
    NavigableSet<LocalDate> ascending() {
        return days;
    }
}
