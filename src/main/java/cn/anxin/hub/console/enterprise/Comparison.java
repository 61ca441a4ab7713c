package cn.anxin.hub.console.enterprise;

import cn.anxin.hub.ledger.History.Ruling;
import cn.anxin.hub.record.RecordKey;
import cn.anxin.hub.review.EnterpriseView;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What differs between two points in time.
 *
 * @param added records of which nothing was known before
 * @param revised records that have got another revision since
 */
record Comparison(
        EnterpriseView before, EnterpriseView after, Difference difference, List<Ruling> added, List<Ruling> revised) {

    static Comparison of(EnterpriseView one, EnterpriseView other) {
        boolean inOrder = !one.knownAt().isAfter(other.knownAt())
                && (one.knownAt().isBefore(other.knownAt())
                        || !one.assessment().asOf().isAfter(other.assessment().asOf()));
        EnterpriseView before = inOrder ? one : other;
        EnterpriseView after = inOrder ? other : one;
        Map<RecordKey, Ruling> known =
                before.records().stream().collect(Collectors.toMap(Ruling::key, Function.identity()));
        return new Comparison(
                before,
                after,
                Difference.of(before.assessment(), after.assessment()),
                after.records().stream()
                        .filter(ruling -> !known.containsKey(ruling.key()))
                        .toList(),
                after.records().stream()
                        .filter(ruling -> known.containsKey(ruling.key())
                                && known.get(ruling.key()).revision() != ruling.revision())
                        .toList());
    }

    public boolean otherName() {
        return !before.enterprise().equals(after.enterprise());
    }

    public boolean none() {
        return difference.none() && added.isEmpty() && revised.isEmpty() && !otherName();
    }
}
