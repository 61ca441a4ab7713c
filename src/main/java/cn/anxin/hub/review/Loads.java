package cn.anxin.hub.review;

import cn.anxin.hub.ledger.Intakes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Whether files are being taken in. As long as they are, what they concern is not decided yet: the next file may hold
 * what changes it, and a certificate must not be told as an incentive a minute before the penalty is. Nobody waits longer
 * than the patience.
 *
 * @param quiet how long nothing may have been taken until a load counts as over
 * @param patience how long an enterprise waits for the end of a load that does not end
 */
record Loads(Intakes intakes, Clock clock, Duration quiet, Duration patience) {

    /** What is due since then may be decided. */
    Instant settled() {
        Instant now = clock.instant();
        return intakes.fileTakenSince(now.minus(quiet)) ? now.minus(patience) : now;
    }
}
