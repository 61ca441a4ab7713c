package cn.anxin.hub.review;

import cn.anxin.hub.decision.Status;
import cn.anxin.hub.notice.Change;
import cn.anxin.hub.notice.NoticeBody;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What reviews came to.
 *
 * @param failed enterprises that could not be reviewed, and stay due
 */
record Tally(Map<Status, Integer> reviewed, Map<Change, Integer> notices, int failed) {

    static final Tally NOTHING = new Tally(Map.of(), Map.of(), 0);

    /** One enterprise that could not be reviewed. */
    static final Tally FAILURE = new Tally(Map.of(), Map.of(), 1);

    static Tally of(Collection<Findings> findings) {
        Map<Status, Integer> reviewed = new EnumMap<>(Status.class);
        Map<Change, Integer> notices = new EnumMap<>(Change.class);
        for (Findings each : findings) {
            reviewed.merge(each.assessment().status(), 1, Integer::sum);
            for (NoticeBody notice : each.notices()) {
                notices.merge(notice.change(), 1, Integer::sum);
            }
        }
        return new Tally(Collections.unmodifiableMap(reviewed), Collections.unmodifiableMap(notices), 0);
    }

    Tally plus(Tally other) {
        return new Tally(sum(reviewed, other.reviewed), sum(notices, other.notices), failed + other.failed);
    }

    /** Every enterprise that was taken up, reviewed or not. */
    int enterprises() {
        return total(reviewed) + failed;
    }

    /** One line for the log, in Chinese and English. */
    String line() {
        int punished = reviewed.getOrDefault(Status.JOINT_PUNISHMENT, 0);
        int praised = reviewed.getOrDefault(Status.JOINT_INCENTIVE, 0);
        Object[] numbers = {
            total(reviewed),
            punished,
            praised,
            total(reviewed) - punished - praised,
            failed,
            total(notices),
            notices.getOrDefault(Change.START, 0),
            notices.getOrDefault(Change.AMEND, 0),
            notices.getOrDefault(Change.END, 0)
        };
        return "已复核 %d 家：惩戒 %d，激励 %d，其余 %d，未能复核 %d；签发通知 %d 份（始 %d，改 %d，止 %d）".formatted(numbers)
                + " / Reviewed %d enterprises: %d punished, %d with incentives, %d neither, %d failed; "
                        .formatted(numbers)
                + "%6$d notices issued (%7$d START, %8$d AMEND, %9$d END)".formatted(numbers);
    }

    private static <K extends Enum<K>> Map<K, Integer> sum(Map<K, Integer> one, Map<K, Integer> other) {
        if (one.isEmpty()) {
            return other;
        }
        Map<K, Integer> sum = new EnumMap<>(one);
        other.forEach((key, count) -> sum.merge(key, count, Integer::sum));
        return Collections.unmodifiableMap(sum);
    }

    private static int total(Map<?, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }
}
