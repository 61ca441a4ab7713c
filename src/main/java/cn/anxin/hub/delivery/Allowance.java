package cn.anxin.hub.delivery;

import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Keeps to the number of notices a minute that an operator allows a recipient: what was sent is waited for until it is worked
 * off. One node at a time serves a recipient; another that takes over begins anew.
 */
final class Allowance {

    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    /** So that notices come in a steady flow, not all at the minute's beginning. */
    private static final int PORTIONS_A_MINUTE = 6;

    private final Function<String, OptionalInt> perMinute;
    private final LongSupplier nanoTime;
    /** By recipient, what it had and since when. */
    private final Map<String, Debt> debts = new ConcurrentHashMap<>();

    /** @param perMinute the limit of a recipient; empty for none */
    Allowance(Function<String, OptionalInt> perMinute, LongSupplier nanoTime) {
        this.perMinute = perMinute;
        this.nanoTime = nanoTime;
    }

    private record Debt(long since, int notices) {}

    /** How many notices may go now, of as many as are wished. */
    int next(String recipient, int wished) {
        return next(recipient, wished, PORTIONS_A_MINUTE);
    }

    /** How many rows the next file may have; it is one file a minute at the most where there is a limit. */
    int nextFile(String recipient, int wished) {
        return next(recipient, wished, 1);
    }

    private int next(String recipient, int wished, int portions) {
        OptionalInt limit = perMinute.apply(recipient);
        if (limit.isEmpty()) {
            debts.remove(recipient);
            return wished;
        }
        int most = limit.getAsInt();
        Debt debt = debts.computeIfAbsent(recipient, id -> new Debt(nanoTime.getAsLong(), 0));
        double workedOff = (double) (nanoTime.getAsLong() - debt.since()) * most / MINUTE;
        // A limit that was lowered since is kept to from the next minute on.
        return workedOff >= Math.min(debt.notices(), most) ? Math.min(wished, Math.max(1, most / portions)) : 0;
    }

    /** Notes what went. */
    void sent(String recipient, int notices) {
        debts.computeIfPresent(recipient, (id, before) -> new Debt(nanoTime.getAsLong(), notices));
    }

    /** Notes that of this only so many went after all. */
    void sentOnly(String recipient, int notices) {
        debts.computeIfPresent(recipient, (id, before) -> new Debt(before.since(), notices));
    }
}
