package cn.anxin.hub.delivery;

import cn.anxin.hub.ledger.Replays;
import java.time.Clock;
import java.util.Objects;
import org.springframework.transaction.support.TransactionTemplate;

/** Works through what an operator has sent again; the step of the route {@code replays}. */
public class ReplayWork {

    private static final int LETTERS = 200;

    private final Replays replays;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ReplayWork(Replays replays, TransactionTemplate transaction, Clock clock) {
        this.replays = replays;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Does the next part; 0 where there is none, or another node does it. */
    public int step() {
        return Objects.requireNonNull(transaction.execute(status -> replays.step(LETTERS, clock.instant())));
    }
}
