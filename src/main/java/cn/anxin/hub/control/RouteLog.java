package cn.anxin.hub.control;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/** What went through a route since this process began: counts, the last hour by minutes, the last failures. */
final class RouteLog {

    static final int MINUTES = 60;
    private static final int MOST_FAILURES = 50;

    private final LongSupplier nanoTime;
    private final Deque<Minute> minutes = new ArrayDeque<>();
    private final Deque<Failure> failures = new ArrayDeque<>();
    private long done;
    private long failed;
    private long idle;
    private Optional<Instant> lastAt = Optional.empty();
    private Optional<Duration> lastTook = Optional.empty();

    RouteLog(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /**
     * How a route has worked since this process began.
     *
     * @param idle rounds in which there was nothing to do
     * @param lastAt when something was done last
     */
    record Counts(long done, long failed, long idle, Optional<Instant> lastAt, Optional<Duration> lastTook) {}

    synchronized void done(Instant at, long nanos) {
        done++;
        lastAt = Optional.of(at);
        lastTook = Optional.of(Duration.ofNanos(nanos));
        minute().add(nanos);
    }

    synchronized void idle() {
        idle++;
    }

    synchronized void failed(Failure failure) {
        failed++;
        minute().failed++;
        failures.addFirst(failure);
        while (failures.size() > MOST_FAILURES) {
            failures.removeLast();
        }
    }

    synchronized Counts counts() {
        return new Counts(done, failed, idle, lastAt, lastTook);
    }

    /** The newest first. */
    synchronized List<Failure> failures() {
        return List.copyOf(failures);
    }

    synchronized Hour hour() {
        forgetOld();
        Integer[] perMinute = Collections.nCopies(MINUTES, 0).toArray(Integer[]::new);
        long[] classes = new long[Minute.CLASSES];
        long all = 0;
        long bad = 0;
        long nanos = 0;
        for (Minute minute : minutes) {
            perMinute[(int) (MINUTES - 1 - (number() - minute.number))] = minute.done;
            minute.addTo(classes);
            all += minute.done;
            bad += minute.failed;
            nanos += minute.nanos;
        }
        return new Hour(
                new ArrayList<>(List.of(perMinute)),
                all,
                bad,
                all == 0 ? Optional.empty() : Optional.of(Duration.ofNanos(nanos / all)),
                p95(classes, all));
    }

    private static Optional<Duration> p95(long[] classes, long all) {
        long within = (long) Math.ceil(all * 0.95);
        long sum = 0;
        for (int i = 0; i < classes.length; i++) {
            sum += classes[i];
            if (sum > 0 && sum >= within) {
                return Optional.of(Duration.ofNanos(Minute.upperNanos(i)));
            }
        }
        return Optional.empty();
    }

    private Minute minute() {
        forgetOld();
        Minute last = minutes.peekLast();
        if (last == null || last.number != number()) {
            last = new Minute(number());
            minutes.addLast(last);
        }
        return last;
    }

    private void forgetOld() {
        while (!minutes.isEmpty() && minutes.getFirst().number <= number() - MINUTES) {
            minutes.removeFirst();
        }
    }

    private long number() {
        return Math.floorDiv(nanoTime.getAsLong(), Duration.ofMinutes(1).toNanos());
    }
}
