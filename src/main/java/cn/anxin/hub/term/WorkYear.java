package cn.anxin.hub.term;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Set;

/**
 * A year's working days as the State Council has published them.
 *
 * @param holidays days off that are no weekend, or would else be worked
 * @param worked weekends that are worked
 */
record WorkYear(Set<LocalDate> holidays, Set<LocalDate> worked) {

    WorkYear {
        holidays = Set.copyOf(holidays);
        worked = Set.copyOf(worked);
    }

    boolean works(LocalDate day) {
        return worked.contains(day) || (!holidays.contains(day) && !isWeekend(day));
    }

    static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }
}
