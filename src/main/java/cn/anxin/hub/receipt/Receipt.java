package cn.anxin.hub.receipt;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;

/**
 * One answer of a recipient to a notice, as it was read.
 *
 * @param measures those that it concerns; empty for all of the notice's
 * @param reason in the recipient's words; may be empty
 * @param at when it came about, as the recipient says
 */
public record Receipt(
        UUID noticeId, Outcome outcome, SortedSet<MeasureRef> measures, String reason, Optional<Instant> at) {

    public Receipt {
        measures = Collections.unmodifiableSortedSet(new TreeSet<>(measures));
    }

    /** One without reason and time. */
    public static Receipt of(UUID notice, Outcome outcome, Collection<MeasureRef> measures) {
        return new Receipt(notice, outcome, new TreeSet<>(measures), "", Optional.empty());
    }
}
