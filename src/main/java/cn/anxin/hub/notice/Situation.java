package cn.anxin.hub.notice;

import cn.anxin.hub.decision.Assessment;
import cn.anxin.hub.record.CreditRecord;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * All that notices about one enterprise are composed from.
 *
 * @param before what stood until now; empty at the first assessment
 * @param records the enterprise's effective records
 * @param firstName the name under which its code was first known
 */
public record Situation(
        Assessment assessment,
        Optional<Earlier> before,
        List<CreditRecord> records,
        String firstName,
        OtherDays otherDays) {

    /**
     * The assessment that stood until now.
     *
     * @param assessment what it said; asked for only where that is needed, since few reviews need it
     * @param samePolicy whether the same policy decides now
     * @param sameRecords whether nothing about the enterprise was received since
     */
    public record Earlier(Supplier<Assessment> assessment, boolean samePolicy, boolean sameRecords) {}

    /** The enterprise as it is named on the day decided for. */
    public Enterprise enterprise() {
        return Enterprise.on(assessment.asOf(), assessment.uscc(), records, firstName);
    }

    boolean policyChanged() {
        return before.filter(earlier -> !earlier.samePolicy()).isPresent();
    }

    /** Whether nothing but the policy can be the cause of a change that time does not explain. */
    boolean onlyPolicyChanged() {
        return before.filter(earlier -> !earlier.samePolicy() && earlier.sameRecords())
                .isPresent();
    }
}
