package cn.anxin.hub.review;

import cn.anxin.hub.decision.Assessment;
import cn.anxin.hub.decision.RepairOutlook.Chance;
import cn.anxin.hub.record.CreditRecord;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An enterprise's file on a day, from what was known at an instant.
 *
 * @param effective the records that count
 * @param course what was and will be decided, from the same records, for every day from the policy's first: each
 *     assessment holds until the next one's day
 * @param repairs what a repair of each ground in force would do
 * @param repaired what would be decided once all of them are repaired that can be
 * @param learned the instants at which something became known about it, ascending, up to now
 */
public record EnterpriseFile(
        EnterpriseView view,
        List<CreditRecord> effective,
        List<Assessment> course,
        List<Chance> repairs,
        Optional<Assessment> repaired,
        List<Instant> learned) {

    /** What is decided from the next day on which anything is different. */
    public Optional<Assessment> next() {
        return view.assessment()
                .nextReviewOn()
                .flatMap(day ->
                        course.stream().filter(step -> step.asOf().equals(day)).findFirst());
    }
}
