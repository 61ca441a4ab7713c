package cn.anxin.hub.console.overview;

import cn.anxin.hub.ledger.Tally;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/** How fast the exchange's counts grow: the last five minutes of what is counted anyway. */
final class Flow {

    private static final long WINDOW = Duration.ofMinutes(5).toNanos();
    private static final long SHORTEST = Duration.ofSeconds(15).toNanos();

    private final Tally tally;
    private final LongSupplier nanoTime;
    private final Deque<Sample> samples = new ArrayDeque<>();

    Flow(Tally tally, LongSupplier nanoTime) {
        this.tally = tally;
        this.nanoTime = nanoTime;
    }

    private record Sample(long at, Map<Tally.Key, Long> counts) {

        long sum(Predicate<Tally.Key> which) {
            return counts.entrySet().stream()
                    .filter(count -> which.test(count.getKey()))
                    .mapToLong(Map.Entry::getValue)
                    .sum();
        }
    }

    /** Takes one; those that are older than needed are let go. */
    void sample() {
        Map<Tally.Key, Long> counts = tally.read();
        synchronized (samples) {
            long now = nanoTime.getAsLong();
            samples.addLast(new Sample(now, counts));
            while (samples.size() > 2 && now - samples.getFirst().at() > WINDOW) {
                samples.removeFirst();
            }
        }
    }

    /** How many a minute; empty where it was not watched for long enough. */
    OptionalDouble perMinute(Predicate<Tally.Key> which) {
        synchronized (samples) {
            Sample first = samples.peekFirst();
            Sample last = samples.peekLast();
            if (first == null || last == null || last.at() - first.at() < SHORTEST) {
                return OptionalDouble.empty();
            }
            double minutes =
                    (last.at() - first.at()) / (double) Duration.ofMinutes(1).toNanos();
            return OptionalDouble.of(Math.max(0, last.sum(which) - first.sum(which)) / minutes);
        }
    }
}
