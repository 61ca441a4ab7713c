package cn.anxin.hub.intake;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Up to which key a table may be read. Keys are given before they are committed, so that a smaller one may turn up later
 * than a larger one: rows count only when the largest key has been known for longer than a transaction takes.
 */
final class Settling {

    private final LongSupplier nanoTime;
    private Optional<String> largest = Optional.empty();
    private long since;

    Settling(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /**
     * The key up to which rows may be read; empty while there is none.
     *
     * @param now the largest key behind those that are taken
     */
    Optional<String> settled(Optional<String> now, Duration time) {
        if (now.isEmpty()) {
            over();
            return now;
        }
        if (largest.isEmpty()) {
            largest = now;
            since = nanoTime.getAsLong();
        }
        return largest.filter(key -> nanoTime.getAsLong() - since >= time.toNanos());
    }

    /** All rows up to that key are read. */
    void over() {
        largest = Optional.empty();
    }
}
