package cn.anxin.hub.bench.decision;

import cn.anxin.hub.record.Cells;
import cn.anxin.hub.record.CreditRecord;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Records as the plain objects that a rule engine works on; days and amounts are ready to be compared. */
public final class Facts {

    private static final LocalDate NEVER = LocalDate.of(9999, 12, 31);

    private Facts() {}

    public record Enterprise(String uscc) {}

    public record Accident(
            String uscc, LocalDate occurredOn, int deaths, boolean concluded, boolean liable, LocalDate concludedOn) {}

    public record Penalty(
            String uscc,
            String recordId,
            LocalDate decidedOn,
            List<String> categories,
            long fine,
            long confiscation,
            String authority,
            boolean safetyRelated) {}

    public record Hazard(String uscc, String grade, LocalDate dueOn, LocalDate rectifiedOn) {}

    public record Certificate(
            String uscc, int level, LocalDate grantedOn, LocalDate validUntil, boolean operating, String state) {}

    public record Ranking(String uscc, LocalDate assessedOn, int rank, int assessedCount, String recordId) {}

    /** The facts of one enterprise; its scope and registration are settled beforehand. */
    static List<Object> of(Histories.History history) {
        String uscc = history.uscc().value();
        return Stream.concat(
                        Stream.of(new Enterprise(uscc)),
                        history.records().stream().flatMap(record -> fact(uscc, record).stream()))
                .toList();
    }

    private static Optional<Object> fact(String uscc, CreditRecord record) {
        Cells cells = record.cells();
        return switch (record.key().type()) {
            case "accident" ->
                Optional.of(new Accident(
                        uscc,
                        day(cells, "occurred_on"),
                        (int) number(cells, "deaths"),
                        is(cells, "status", "CONCLUDED"),
                        cells.flag("liability").orElse(false),
                        day(cells, "concluded_on")));
            case "penalty" ->
                Optional.of(new Penalty(
                        uscc,
                        record.key().recordId(),
                        day(cells, "decided_on"),
                        cells.codes("categories"),
                        number(cells, "fine_cny"),
                        number(cells, "confiscation_cny"),
                        text(cells, "issuer_kind"),
                        cells.flag("safety_related").orElse(false)));
            case "hazard" ->
                Optional.of(new Hazard(uscc, text(cells, "grade"), day(cells, "due_on"), day(cells, "rectified_on")));
            case "standardization" ->
                Optional.of(new Certificate(
                        uscc,
                        (int) number(cells, "level"),
                        day(cells, "granted_on"),
                        day(cells, "valid_until"),
                        cells.flag("operating").orElse(false),
                        text(cells, "state")));
            case "assessment" ->
                Optional.of(new Ranking(
                        uscc,
                        day(cells, "assessed_on"),
                        (int) number(cells, "rank"),
                        (int) number(cells, "assessed_count"),
                        record.key().recordId()));
            default -> Optional.empty();
        };
    }

    private static LocalDate day(Cells cells, String column) {
        return cells.day(column).orElse(NEVER);
    }

    private static long number(Cells cells, String column) {
        return cells.number(column).orElse(BigDecimal.ZERO).longValue();
    }

    private static String text(Cells cells, String column) {
        return cells.text(column).orElse("");
    }

    private static boolean is(Cells cells, String column, String code) {
        return text(cells, column).equals(code);
    }
}
