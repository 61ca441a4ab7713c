package cn.anxin.hub.console.overview;

import cn.anxin.hub.ledger.Balance;
import cn.anxin.hub.ledger.Balance.Sheet;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** The balance since the beginning, counted row by row: the larger the ledger, the less often. */
@Component
class Totals {

    /** Counting takes a twentieth of the time at most, however many look. */
    private static final int REST = 20;

    private static final long SHORTEST_REST = Duration.ofSeconds(2).toNanos();

    private final Balance balance;
    private final LongSupplier nanoTime;
    private @Nullable Sheet last;
    private long until;

    @Autowired
    Totals(Balance balance) {
        this(balance, System::nanoTime);
    }

    Totals(Balance balance, LongSupplier nanoTime) {
        this.balance = balance;
        this.nanoTime = nanoTime;
    }

    synchronized Sheet read() {
        Sheet known = last;
        long begun = nanoTime.getAsLong();
        if (known != null && begun - until < 0) {
            return known;
        }
        Sheet sheet = balance.read();
        long end = nanoTime.getAsLong();
        until = end + Math.max(SHORTEST_REST, REST * (end - begun));
        last = sheet;
        return sheet;
    }
}
