package cn.anxin.hub.review;

import cn.anxin.hub.ledger.Signals;
import java.time.Duration;

/** Reviews what is urgent as soon as there is something, on whichever node it came in. */
record UrgentWork(Reviewer reviewer, Signals signals) implements Reviews.Work {

    /** Few: the next urgent one waits for the end of this transaction. */
    private static final int BATCH = 20;

    private static final Duration LOOK = Duration.ofMillis(500);

    @Override
    public Tally batch() {
        long heard = signals.count(Signals.Work.REVIEW);
        Tally tally = reviewer.reviewUrgent(BATCH);
        if (tally.enterprises() == 0) {
            signals.await(Signals.Work.REVIEW, heard, LOOK);
        }
        return tally;
    }
}
