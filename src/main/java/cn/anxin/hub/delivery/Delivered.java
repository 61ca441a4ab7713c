package cn.anxin.hub.delivery;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells in one line what was delivered, when a run of work is over or goes on for long. */
class Delivered {

    private static final Logger LOG = LoggerFactory.getLogger(Delivered.class);
    private static final long QUIET = Duration.ofSeconds(3).toNanos();
    private static final long LONGEST_SILENCE = Duration.ofSeconds(15).toNanos();

    private final LongSupplier nanoTime;
    private final Map<String, Integer> counts = new TreeMap<>();
    private long first;
    private long last;

    Delivered(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    synchronized void add(String recipient, int notices) {
        last = nanoTime.getAsLong();
        if (counts.isEmpty()) {
            first = last;
        }
        counts.merge(recipient, notices, Integer::sum);
    }

    /** Called often; speaks seldom. */
    synchronized void tell() {
        long now = nanoTime.getAsLong();
        if (!counts.isEmpty() && (now - last >= QUIET || now - first >= LONGEST_SILENCE)) {
            LOG.info(line());
            counts.clear();
        }
    }

    private String line() {
        int all = counts.values().stream().mapToInt(Integer::intValue).sum();
        String each = counts.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
        return "已投递 %d 份通知 / Delivered %d notices: %s".formatted(all, all, each);
    }
}
