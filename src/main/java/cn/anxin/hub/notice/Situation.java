package cn.anxin.hub.notice;

import cn.anxin.hub.decision.Assessment;
import cn.anxin.hub.record.CreditRecord;
import java.util.List;
import java.util.Optional;

/**
 * All that notices about one enterprise are composed from.
 *
 * @param before the assessment that stood until now; empty at the first one
 * @param records the enterprise's effective records
 * @param firstName the name under which its code was first known
 * @param newRecords whether anything about it was received since {@code before}
 */
public record Situation(
        Assessment assessment,
        Optional<Assessment> before,
        List<CreditRecord> records,
        String firstName,
        boolean newRecords,
        OtherDays otherDays) {

    /** The enterprise as it is named on the day decided for. */
    public Enterprise enterprise() {
        return Enterprise.on(assessment.asOf(), assessment.uscc(), records, firstName);
    }

    boolean policyChanged() {
        return before.filter(earlier ->
                        !earlier.policy().sha256().equals(assessment.policy().sha256()))
                .isPresent();
    }
}
