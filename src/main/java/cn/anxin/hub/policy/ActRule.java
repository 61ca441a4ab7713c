package cn.anxin.hub.policy;

import java.time.Period;

/** How records become dishonest acts (失信行为). */
public sealed interface ActRule {

    RecordSet records();

    Criterion when();

    /** Every record that meets the criterion is an act, triggered on the day of its column {@code day}. */
    record Each(RecordSet records, String day, Criterion when) implements ActRule {}

    /** A record that is the {@code count}-th or a later one within the period up to its own day is an act. */
    record Burst(RecordSet records, String day, Criterion when, int count, Period within, Window window)
            implements ActRule {}

    /** A record not done by its due day is an act, triggered the day after, that lasts until it is done. */
    record Overdue(RecordSet records, String due, String done, Criterion when) implements ActRule {}

    /** How a burst's period runs. */
    enum Window {
        /** Back from the completing day. */
        ROLLING,
        /** The completing day's calendar year, whatever the period. */
        CALENDAR_YEAR
    }
}
