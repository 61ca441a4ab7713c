package cn.anxin.hub.console.enterprise;

import cn.anxin.hub.record.Days;
import cn.anxin.hub.review.PointInTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * A point in time that was asked for.
 *
 * @param asOf the day; empty for today
 * @param knownAt the instant up to which records count; empty for now
 * @param wrong whether a text is neither a day nor a time
 */
record Point(Optional<LocalDate> asOf, Optional<Instant> knownAt, boolean wrong) {

    private static final DateTimeFormatter FIELD = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");

    static Point read(String asOf, String knownAt, ZoneId zone) {
        Optional<LocalDate> day = Days.read(asOf.strip());
        Optional<Instant> instant = PointInTime.read(knownAt, zone);
        boolean wrong = (!asOf.isBlank() && day.isEmpty()) || (!knownAt.isBlank() && instant.isEmpty());
        return new Point(day, instant, wrong);
    }

    boolean isNow() {
        return asOf.isEmpty() && knownAt.isEmpty();
    }

    /** As an instant stands in a form's field: the second by which it was known. */
    static String field(Instant at, ZoneId zone) {
        Instant second = at.truncatedTo(ChronoUnit.SECONDS);
        return FIELD.format((second.equals(at) ? second : second.plusSeconds(1)).atZone(zone));
    }
}
