package cn.anxin.hub.reconcile;

import java.time.LocalDate;
import java.time.OffsetDateTime;

/**
 * What a recipient was due on a day and what became of it: due = delivered + waiting + dead + discarded; delivered =
 * received + unanswered. The counts are those of the moment {@code at}: a finished day's notices may still be delivered
 * and answered. The digests never change once the day is finished.
 *
 * @param finished whether the day is over, so that nothing more falls due on it
 * @param digest over the ids of the notices due that day, ascending
 * @param list what is in force by all notices up to the end of that day
 */
public record Statement(
        String recipient,
        LocalDate day,
        boolean finished,
        OffsetDateTime at,
        long due,
        long delivered,
        long waiting,
        long dead,
        long discarded,
        long received,
        long unanswered,
        String digestAlgorithm,
        String digest,
        InForce list) {

    /**
     * The list of enterprises in force.
     *
     * @param digest over a line for each: its code, the sequence and the id of its latest notice, by code ascending
     */
    public record InForce(long enterprises, String digest) {}
}
