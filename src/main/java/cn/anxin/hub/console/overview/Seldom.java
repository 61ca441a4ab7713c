package cn.anxin.hub.console.overview;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Something that is counted row by row, the more seldom the longer that takes: a twentieth of the time at most, however
 * many look. Who comes while it is being counted gets what was counted before.
 */
final class Seldom<T> {

    private static final int REST = 20;

    private final Supplier<T> count;
    private final LongSupplier nanoTime;
    private final ReentrantLock counting = new ReentrantLock();
    private volatile @Nullable Counted<T> last;

    private record Counted<T>(T value, long freshUntil) {}

    Seldom(Supplier<T> count, LongSupplier nanoTime) {
        this.count = count;
        this.nanoTime = nanoTime;
    }

    T read() {
        Counted<T> known = last;
        if (known == null) {
            counting.lock();
        } else if (isFresh(known) || !counting.tryLock()) {
            return known.value();
        }
        try {
            Counted<T> meanwhile = last;
            return meanwhile != null && isFresh(meanwhile) ? meanwhile.value() : counted();
        } finally {
            counting.unlock();
        }
    }

    private T counted() {
        long begun = nanoTime.getAsLong();
        T value = count.get();
        long end = nanoTime.getAsLong();
        last = new Counted<>(value, end + REST * (end - begun));
        return value;
    }

    private boolean isFresh(Counted<T> counted) {
        return nanoTime.getAsLong() - counted.freshUntil() < 0;
    }
}
