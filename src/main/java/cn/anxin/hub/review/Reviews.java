package cn.anxin.hub.review;

import cn.anxin.hub.ledger.LedgerReach;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the review's route drives: a batch per call, from as many threads as it likes, and a word in the log when a run of
 * work is over, or goes on for long. When the ledger cannot be reached it waits, longer each time.
 */
public class Reviews {

    private static final Logger LOG = LoggerFactory.getLogger(Reviews.class);
    private static final long LONGEST_SILENCE = Duration.ofSeconds(15).toNanos();
    private static final long FIRST_PAUSE = Duration.ofSeconds(1).toNanos();
    private static final int DOUBLINGS = 6;

    private final Work work;
    private final LedgerReach reach;
    private final LongSupplier nanoTime;
    private Tally sinceLastLine = Tally.NOTHING;
    private long lineAt;
    private boolean worked;
    private int troubles;
    private long resumeAt;

    Reviews(Work work, LedgerReach reach, LongSupplier nanoTime) {
        this.work = work;
        this.reach = reach;
        this.nanoTime = nanoTime;
        lineAt = nanoTime.getAsLong();
    }

    /** One batch. */
    @FunctionalInterface
    interface Work {
        Tally batch();
    }

    /** Reviews a batch, unless a pause is on. */
    public void batch() {
        if (pausing()) {
            return;
        }
        try {
            done(work.batch());
        } catch (RuntimeException trouble) {
            pause(trouble);
        }
    }

    /**
     * Ends a round of batches.
     *
     * @return whether there was work, so that the next round need not wait
     */
    public synchronized boolean endOfRound() {
        long now = nanoTime.getAsLong();
        if (!worked || now - lineAt >= LONGEST_SILENCE) {
            if (sinceLastLine.enterprises() > 0) {
                LOG.info(sinceLastLine.line());
            }
            sinceLastLine = Tally.NOTHING;
            lineAt = now;
        }
        boolean more = worked;
        worked = false;
        return more;
    }

    private synchronized boolean pausing() {
        return reach.isLost() || (troubles > 0 && nanoTime.getAsLong() - resumeAt < 0);
    }

    private synchronized void done(Tally tally) {
        if (troubles > 0) {
            LOG.info("复核已恢复 / Reviews go on");
            troubles = 0;
        }
        sinceLastLine = sinceLastLine.plus(tally);
        worked |= tally.enterprises() > 0;
    }

    private synchronized void pause(RuntimeException trouble) {
        if (LedgerReach.isCauseOf(trouble)) {
            reach.failed(trouble);
        } else if (troubles == 0) {
            LOG.warn("复核中断，将自动重试 / Reviews are interrupted and will be tried again: {}", Reason.of(trouble));
        }
        if (reach.isLost()) {
            return;
        }
        resumeAt = nanoTime.getAsLong() + (FIRST_PAUSE << Math.min(troubles, DOUBLINGS));
        troubles++;
    }
}
