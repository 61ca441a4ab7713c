package cn.anxin.hub.review;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;

/** A clock in the business zone that stands still until it is moved. */
final class MovableClock extends Clock {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final AtomicReference<Instant> now;

    private MovableClock(Instant now) {
        this.now = new AtomicReference<>(now);
    }

    /** Standing at a local time such as {@code 2026-11-22T09:00}. */
    static MovableClock at(String local) {
        return new MovableClock(parse(local));
    }

    void moveTo(String local) {
        now.set(parse(local));
    }

    private static Instant parse(String local) {
        return LocalDateTime.parse(local).atZone(ZONE).toInstant();
    }

    @Override
    public ZoneId getZone() {
        return ZONE;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(now.get(), zone);
    }

    @Override
    public Instant instant() {
        return now.get();
    }
}
