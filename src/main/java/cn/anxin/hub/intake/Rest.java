package cn.anxin.hub.intake;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** Feeds of which everything is taken, and which are not asked again for a while. */
final class Rest {

    private final LongSupplier nanoTime;
    private final Map<String, Long> until = new ConcurrentHashMap<>();

    Rest(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    void until(String source, Duration pause) {
        until.put(source, nanoTime.getAsLong() + pause.toNanos());
    }

    boolean isResting(String source) {
        Long end = until.get(source);
        return end != null && nanoTime.getAsLong() - end < 0;
    }
}
