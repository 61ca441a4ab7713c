package cn.anxin.hub.delivery;

import cn.anxin.hub.ledger.Deliveries.Due;
import java.time.Duration;
import java.util.Optional;

/** What came of one notice at a recipient that answers for each. */
public sealed interface Answer {

    Due due();

    /** The recipient has it: now, or since an earlier attempt. */
    record Taken(Due due) implements Answer {}

    /**
     * The recipient will never take it.
     *
     * @param code a word by which like refusals are found together, such as {@code HTTP_422}
     * @param cause what it said
     */
    record Refused(Due due, String code, String cause) implements Answer {}

    /**
     * It may take it another time.
     *
     * @param pause how long the recipient asked for; empty where it did not
     */
    record Later(Due due, String cause, Optional<Duration> pause) implements Answer {}

    /** It was not even asked, because others had failed. */
    record Untried(Due due) implements Answer {}
}
