package cn.anxin.hub.console.overview;

import cn.anxin.hub.ledger.StatusDays;
import java.time.Clock;
import java.time.LocalDate;

/** Notes what no row remembers by itself, for the page that shows it; the step of the route {@code figures}. */
public final class DayFigures {

    private final StatusDays days;
    private final Flow flow;
    private final Clock clock;

    DayFigures(StatusDays days, Flow flow, Clock clock) {
        this.days = days;
        this.flow = flow;
        this.clock = clock;
    }

    /** Notes how many enterprises have each status today, and how far the counts are at this moment. */
    public void note() {
        LocalDate today = LocalDate.now(clock);
        if (days.isEmpty()) {
            days.makeUp(today, clock.getZone());
        }
        days.note(today);
        flow.sample();
    }
}
