package cn.anxin.hub.review;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Optional;

/** The instant up to which someone wants records to count, as people and programs write it. */
public final class PointInTime {

    /** Beyond these a database has no instants, and no one a record. */
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");

    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    private PointInTime() {}

    /**
     * Reads ISO 8601 with an offset, or a date and time of the given zone without one; empty where it is neither, or in
     * no year of four digits. A plus sign that an address turned into a blank is understood.
     */
    public static Optional<Instant> read(String text, ZoneId zone) {
        String whole = text.strip()
                .replaceFirst(" (?=\\d{2}:?\\d{2}$)(?<=.{16,} )", "+")
                .replace(' ', 'T');
        try {
            TemporalAccessor read =
                    DateTimeFormatter.ISO_DATE_TIME.parseBest(whole, OffsetDateTime::from, LocalDateTime::from);
            Instant instant = read instanceof OffsetDateTime withOffset
                    ? withOffset.toInstant()
                    : LocalDateTime.from(read).atZone(zone).toInstant();
            return Optional.of(instant).filter(it -> !it.isBefore(FIRST) && !it.isAfter(LAST));
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }
}
