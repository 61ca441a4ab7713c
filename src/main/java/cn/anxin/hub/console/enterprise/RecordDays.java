package cn.anxin.hub.console.enterprise;

import cn.anxin.hub.decision.Assessment;
import cn.anxin.hub.policy.Policy;
import cn.anxin.hub.policy.RecordSet.TypeName;
import cn.anxin.hub.record.CreditRecord;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The days of which records tell: those from which the policy has them count. */
record RecordDays(Map<TypeName, String> columns) {

    static RecordDays of(Policy policy) {
        Map<TypeName, String> columns = new HashMap<>();
        policy.rules().records().forEach(set -> set.types().forEach(type -> columns.put(type, set.countsFrom())));
        return new RecordDays(columns);
    }

    List<LocalDate> of(Collection<CreditRecord> records) {
        return records.stream().flatMap(record -> day(record).stream()).toList();
    }

    private Optional<LocalDate> day(CreditRecord record) {
        return Optional.ofNullable(columns.get(
                        new TypeName(record.key().source(), record.key().type())))
                .flatMap(column -> record.cells().day(column));
    }

    /** Since when the status of a day has held without a break. */
    static LocalDate statusSince(List<Assessment> course, LocalDate asOf) {
        LocalDate since = course.get(0).asOf();
        for (int i = 1; i < course.size() && !course.get(i).asOf().isAfter(asOf); i++) {
            if (course.get(i).status() != course.get(i - 1).status()) {
                since = course.get(i).asOf();
            }
        }
        return since;
    }
}
