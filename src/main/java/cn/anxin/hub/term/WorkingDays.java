package cn.anxin.hub.term;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/** Counts working days (工作日). A year that is not published yet counts Monday to Friday, and makes the count provisional. */
public record WorkingDays(Map<Integer, WorkYear> years) {

    public WorkingDays {
        years = Map.copyOf(years);
    }

    /**
     * The last day of a term.
     *
     * @param provisional whether it reaches into a year that is not published
     */
    public record Term(LocalDate day, boolean provisional) {}

    /** So many working days after a day, which itself is not counted. */
    public Term after(LocalDate day, int workingDays) {
        LocalDate last = day;
        boolean provisional = false;
        for (int left = workingDays; left > 0; ) {
            last = last.plusDays(1);
            provisional |= !years.containsKey(last.getYear());
            left -= works(last) ? 1 : 0;
        }
        return new Term(last, provisional);
    }

    /** The last day on which a term of so many working days can have begun that is over today. */
    public LocalDate overdueSince(LocalDate today, int workingDays) {
        LocalDate begun = today.minusDays(1);
        while (!after(begun, workingDays).day().isBefore(today)) {
            begun = begun.minusDays(1);
        }
        return begun;
    }

    private boolean works(LocalDate day) {
        return Optional.ofNullable(years.get(day.getYear()))
                .map(year -> year.works(day))
                .orElseGet(() -> !WorkYear.isWeekend(day));
    }
}
