package cn.anxin.hub.decision;

import cn.anxin.hub.record.Uscc;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What is decided for one enterprise on one day, with every reason. Lists are in the order in which the answer shows
 * them; records are cited as {@code source/type/recordId}.
 *
 * @param articles the articles in force, ascending: 5 and 6, or 8, or 8, 9 and 10, or none
 * @param grounds the acts of Art. 7 in force
 * @param conditions the four conditions of Art. 4; none out of scope
 * @param measures every item of an article in force, with the kinds of recipient it concerns
 * @param nextReviewOn the first later day on which, from the same records, anything but the days differs; empty for never
 * @param openParameters the names of the open policy parameters that the decision used, ascending
 */
public record Assessment(
        Uscc uscc,
        LocalDate asOf,
        PolicyReference policy,
        Status status,
        List<Integer> scopeItems,
        List<Integer> articles,
        List<Ground> grounds,
        List<ConditionResult> conditions,
        List<MeasureInForce> measures,
        List<Warning> warnings,
        Optional<LocalDate> nextReviewOn,
        List<String> openParameters) {

    /** The policy that decided; {@code sha256} is of its file's bytes, in hexadecimal. */
    public record PolicyReference(String id, int version, String sha256) {}

    /**
     * An act of Art. 7 in force.
     *
     * @param since the trigger day
     * @param until the last day; empty while a hazard is not rectified
     * @param repairableFrom the first day on which a repair takes effect
     */
    public record Ground(
            int article,
            int item,
            LocalDate since,
            Optional<LocalDate> until,
            List<String> records,
            LocalDate repairableFrom) {}

    /** A condition of Art. 4 with the records that decide it. */
    public record ConditionResult(int article, int item, Result result, List<String> records) {}

    /** Whether a condition holds; PENDING while an investigation is open. */
    public enum Result {
        MET,
        NOT_MET,
        PENDING
    }

    /** An item of an article in force, and the kinds of recipient that apply it, ascending. */
    public record MeasureInForce(int article, int item, List<String> recipientKinds) {}

    /** A repair that has no effect, and why: REPAIR_UNMATCHED, REPAIR_TOO_EARLY or REPAIR_NOT_RECTIFIED. */
    public record Warning(String code, String record) {}
}
