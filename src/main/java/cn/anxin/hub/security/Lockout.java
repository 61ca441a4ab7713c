package cn.anxin.hub.security;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Counts wrong passwords by name and address, in real time. After {@value #FAILURES} in a row the pair is locked for five
 * minutes; others who use the name from elsewhere are not, so that nobody can lock a user out from afar. Bounded: the
 * pairs longest unused are forgotten first.
 */
final class Lockout {

    static final int FAILURES = 10;
    static final Duration PAUSE = Duration.ofMinutes(5);
    private static final int CAPACITY = 10_000;

    private final LongSupplier nanoTime;
    private final Map<Pair, Count> counts = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Pair, Count> eldest) {
            return size() > CAPACITY;
        }
    };

    Lockout(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    private record Pair(String name, String address) {}

    private record Count(int failures, long lastAt) {}

    synchronized boolean isLocked(String name, String address) {
        Count count = counts.get(new Pair(name, address));
        return count != null && count.failures() >= FAILURES && age(count) < PAUSE.toNanos();
    }

    /** Answers true where this failure locks the pair. */
    synchronized boolean failed(String name, String address) {
        Pair pair = new Pair(name, address);
        Count before = counts.get(pair);
        int earlier = before != null && age(before) < PAUSE.toNanos() ? before.failures() : 0;
        Count now = new Count(earlier + 1, nanoTime.getAsLong());
        counts.put(pair, now);
        return now.failures() == FAILURES;
    }

    synchronized void succeeded(String name, String address) {
        counts.remove(new Pair(name, address));
    }

    private long age(Count count) {
        return nanoTime.getAsLong() - count.lastAt();
    }
}
