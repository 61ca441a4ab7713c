package cn.anxin.hub.decision;

import cn.anxin.hub.record.Cells;
import cn.anxin.hub.record.RecordKey;
import java.time.LocalDate;

/**
 * A record, as it reads during the time for which it counts.
 *
 * @param from the first day on which it counts
 * @param to the first day on which it no longer does; {@link #NEVER} where none is known
 */
record Fact(RecordKey key, Cells cells, LocalDate from, LocalDate to) {

    static final LocalDate NEVER = LocalDate.MAX;

    boolean countsOn(LocalDate day) {
        return !day.isBefore(from) && day.isBefore(to);
    }

    Fact during(LocalDate start, LocalDate end) {
        return new Fact(key, cells, later(from, start), earlier(to, end));
    }

    Fact reading(Cells other) {
        return new Fact(key, other, from, to);
    }

    boolean everCounts() {
        return from.isBefore(to);
    }

    private static LocalDate later(LocalDate a, LocalDate b) {
        return a.isAfter(b) ? a : b;
    }

    private static LocalDate earlier(LocalDate a, LocalDate b) {
        return a.isBefore(b) ? a : b;
    }
}
