package cn.anxin.hub.decision;

import cn.anxin.hub.policy.Act;
import cn.anxin.hub.record.RecordKey;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;

/**
 * A dishonest act that some enterprise committed.
 *
 * @param record the one by which a repair names it
 * @param since the trigger day
 * @param doneOn the day from which it no longer lasts: the trigger day itself for an act of one day, {@link Fact#NEVER}
 *     for a hazard that is not rectified
 * @param evidence the records it rests on, in the order of their days
 */
record CommittedAct(Act act, RecordKey record, LocalDate since, LocalDate doneOn, List<RecordKey> evidence) {

    boolean lastsOn(LocalDate day) {
        return day.isBefore(doneOn);
    }

    /** Whether the period from the trigger day still runs, or the act still lasts. */
    boolean within(Period period, LocalDate day) {
        return lastsOn(day) || !day.isAfter(since.plus(period));
    }

    /** The last day on which it can be a ground; empty where no end is known. */
    Optional<LocalDate> until(Period listing) {
        if (doneOn.equals(Fact.NEVER)) {
            return Optional.empty();
        }
        LocalDate listed = since.plus(listing);
        LocalDate lasted = doneOn.minusDays(1);
        return Optional.of(listed.isAfter(lasted) ? listed : lasted);
    }

    RecordKey firstRecord() {
        return evidence.get(0);
    }
}
