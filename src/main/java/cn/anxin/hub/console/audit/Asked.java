package cn.anxin.hub.console.audit;

import cn.anxin.hub.ledger.AuditFilter;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The filter as it stands in the address; a day is a whole day of the hub's, and what is no day counts for nothing.
 *
 * @param from the first day
 * @param to the last day
 */
record Asked(
        @Nullable String actor,
        @Nullable String action,
        @Nullable String subject,
        @Nullable String from,
        @Nullable String to) {

    AuditFilter filter(ZoneId zone) {
        return new AuditFilter(
                given(actor),
                given(action),
                given(subject),
                day(from).map(day -> start(day, zone)),
                day(to).map(day -> start(day.plusDays(1), zone)));
    }

    private static Optional<String> given(@Nullable String text) {
        return Optional.ofNullable(text).map(it -> it.replace("\0", "").strip()).filter(it -> !it.isEmpty());
    }

    private static Optional<LocalDate> day(@Nullable String text) {
        try {
            return given(text).map(LocalDate::parse).filter(day -> day.getYear() > 1 && day.getYear() < 9999);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Instant start(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant();
    }
}
