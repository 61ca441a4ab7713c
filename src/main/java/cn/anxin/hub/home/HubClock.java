package cn.anxin.hub.home;

import cn.anxin.hub.StartFault;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The hub's one clock, for everything that the law or the ledger dates. It runs as fast as the machine's, but may have
 * been set (a rehearsal), and it never goes back: not while it runs, and not behind what the ledger already holds.
 * Microseconds, as the ledger stores them.
 */
public final class HubClock extends Clock {

    /** Where the business day is counted. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static final Logger LOG = LoggerFactory.getLogger(HubClock.class);

    private final InstantSource machine;
    private final Duration ahead;
    private final ZoneId zone;
    private final AtomicReference<Instant> latest;

    private HubClock(InstantSource machine, Duration ahead, ZoneId zone, AtomicReference<Instant> latest) {
        this.machine = machine;
        this.ahead = ahead;
        this.zone = zone;
        this.latest = latest;
    }

    /**
     * A clock that starts now.
     *
     * @param machine the clock that it runs with
     * @param wanted ISO 8601, with or without an offset, or only a day; blank for the machine's time
     * @param newest the newest instant in the ledger, if there is one
     */
    public static HubClock start(InstantSource machine, String wanted, Optional<Instant> newest) {
        Instant now = machine.instant();
        Instant start = wanted.isBlank() ? now : parse(wanted.strip());
        Instant floor = newest.map(n -> n.plus(1, ChronoUnit.MICROS)).orElse(Instant.MIN);
        if (start.isBefore(floor)) {
            LOG.warn(
                    "时钟 {} 早于账本中最新的时间，改从 {} 走起 / The clock's {} is before the newest instant in the ledger, it starts at {}",
                    start.atZone(ZONE).toOffsetDateTime(),
                    floor.atZone(ZONE).toOffsetDateTime(),
                    start.atZone(ZONE).toOffsetDateTime(),
                    floor.atZone(ZONE).toOffsetDateTime());
            start = floor;
        }
        return new HubClock(
                machine,
                Duration.between(now, start),
                ZONE,
                new AtomicReference<>(start.truncatedTo(ChronoUnit.MICROS)));
    }

    private static Instant parse(String text) {
        try {
            if (!text.contains("T")) {
                return LocalDate.parse(text).atStartOfDay(ZONE).toInstant();
            }
            TemporalAccessor time =
                    DateTimeFormatter.ISO_DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
            return time instanceof LocalDateTime local
                    ? local.atZone(ZONE).toInstant()
                    : OffsetDateTime.from(time).toInstant();
        } catch (DateTimeException e) {
            throw StartFault.of(
                    "ANXIN_CLOCK 的值 " + text
                            + " 不是 ISO 8601 时间：请写成 2027-01-01T08:00:00+08:00、2027-01-01T08:00 或 2027-01-01",
                    "ANXIN_CLOCK is " + text
                            + ", which is no ISO 8601 time: write 2027-01-01T08:00:00+08:00, 2027-01-01T08:00 or 2027-01-01");
        }
    }

    @Override
    public Instant instant() {
        Instant now = machine.instant().plus(ahead).truncatedTo(ChronoUnit.MICROS);
        return latest.accumulateAndGet(now, (seen, read) -> read.isBefore(seen) ? seen : read);
    }

    /** Whether it shows another time than the machine's. */
    public boolean isSet() {
        return !ahead.isZero();
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new HubClock(machine, ahead, other, latest);
    }
}
