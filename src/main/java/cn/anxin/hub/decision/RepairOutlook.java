package cn.anxin.hub.decision;

import cn.anxin.hub.decision.Assessment.Ground;
import cn.anxin.hub.policy.RecordSet.TypeName;
import cn.anxin.hub.policy.Repair;
import cn.anxin.hub.record.Cell;
import cn.anxin.hub.record.Cells;
import cn.anxin.hub.record.CreditRecord;
import cn.anxin.hub.record.Op;
import cn.anxin.hub.record.RecordKey;
import cn.anxin.hub.record.UseScope;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What repairs (信用修复) would do: each ground in force is decided as if it were repaired on its first possible day. */
public final class RepairOutlook {

    private final Decision decision;

    public RepairOutlook(Decision decision) {
        this.decision = decision;
    }

    /**
     * What a ground's repair would do.
     *
     * @param record the one that a repair has to name
     * @param on the first day on which a repair would count, today at the earliest; empty while the hazard is not rectified
     * @param then what would be decided on that day
     * @param otherwise what will be decided on that day without it
     */
    public record Chance(
            Ground ground,
            String record,
            Optional<LocalDate> on,
            Optional<Assessment> then,
            Optional<Assessment> otherwise) {}

    /** Of each ground of the assessment, in its order, and last of all of them together where each can be repaired. */
    public List<Chance> of(Assessment now, Collection<CreditRecord> effective) {
        return now.grounds().stream()
                .map(ground -> chance(now, effective, ground))
                .toList();
    }

    /** What would be decided once all of them are repaired that can be, on the day on which the last of them can. */
    public Optional<Assessment> all(Assessment now, Collection<CreditRecord> effective, List<Chance> chances) {
        Optional<LocalDate> day =
                chances.stream().flatMap(each -> each.on().stream()).max(LocalDate::compareTo);
        return day.map(on -> {
            List<CreditRecord> records = new ArrayList<>(effective);
            chances.stream()
                    .filter(each -> each.on().isPresent())
                    .forEach(each ->
                            records.add(repair(now, each.record(), each.on().get(), records.size())));
            return decision.decide(now.uscc(), records, on);
        });
    }

    private Chance chance(Assessment now, Collection<CreditRecord> effective, Ground ground) {
        // A burst's evidence ends with the penalty that completes it, by which a repair names the act.
        String record = ground.records().get(ground.records().size() - 1);
        if (ground.until().isEmpty()) {
            return new Chance(ground, record, Optional.empty(), Optional.empty(), Optional.empty());
        }
        LocalDate on = ground.repairableFrom().isAfter(now.asOf()) ? ground.repairableFrom() : now.asOf();
        List<CreditRecord> records = new ArrayList<>(effective);
        records.add(repair(now, record, on, records.size()));
        return new Chance(
                ground,
                record,
                Optional.of(on),
                Optional.of(decision.decide(now.uscc(), records, on)),
                Optional.of(decision.decide(now.uscc(), effective, on)));
    }

    private CreditRecord repair(Assessment now, String record, LocalDate on, int number) {
        Repair rule = decision.policy().rules().repair();
        TypeName type = rule.records().types().iterator().next();
        Cells cells = new Cells(
                Map.of(rule.names(), new Cell.Text(record), rule.records().countsFrom(), new Cell.Day(on)));
        return new CreditRecord(
                new RecordKey(type.source(), type.type(), "?" + number),
                1,
                Op.UPSERT,
                now.uscc(),
                Optional.empty(),
                UseScope.PUBLIC,
                cells);
    }
}
