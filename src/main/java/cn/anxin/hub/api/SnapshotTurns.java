package cn.anxin.hub.api;

import cn.anxin.hub.security.ProblemCode;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Lets few snapshots be made at a time, since each holds a connection of the ledger that the exchange itself needs. Others
 * wait for their turn; of one recipient few wait, so that it takes the turn of no other.
 */
final class SnapshotTurns {

    static final int OF_A_RECIPIENT = 2;
    private static final int AT_A_TIME = 3;
    private static final int PATIENCE_SECONDS = 30;

    private final Semaphore turns = new Semaphore(AT_A_TIME, true);
    private final Map<String, Integer> asking = new ConcurrentHashMap<>();

    /** What is done in its turn. */
    interface Work {
        void run() throws IOException;
    }

    /**
     * Does the work when it is its turn.
     *
     * @throws Refused 503 where the turn does not come
     */
    void take(String recipient, Work work) throws IOException {
        boolean mine = false;
        try {
            mine = asking.merge(recipient, 1, Integer::sum) <= OF_A_RECIPIENT
                    && turns.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (!mine) {
                throw new Refused(ProblemCode.UNAVAILABLE, "快照正忙，请稍后再取", "too many snapshots at once; ask again later");
            }
            work.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refused(ProblemCode.UNAVAILABLE, "正在停机，请稍后再取", "the hub is stopping; ask again later");
        } finally {
            if (mine) {
                turns.release();
            }
            asking.computeIfPresent(recipient, (id, number) -> number == 1 ? null : number - 1);
        }
    }
}
