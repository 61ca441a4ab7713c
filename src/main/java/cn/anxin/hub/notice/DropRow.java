package cn.anxin.hub.notice;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

/** A notice as a row of a drop file: its cells in the order of {@link #COLUMNS}. */
public record DropRow(List<String> cells) {

    /** The columns of a drop file. */
    public static final List<String> COLUMNS = List.of(
            "notice_id",
            "notice_no",
            "sequence",
            "change",
            "regime",
            "uscc",
            "enterprise_name",
            "district",
            "grounds",
            "measures",
            "effective_from",
            "expected_until",
            "end_reason",
            "issuing_authority",
            "issued_at");

    private static final String LINE_END = "\r\n";
    private static final String SPECIAL = ",\"\r\n";
    /** A spreadsheet takes a cell that begins with one of these for a formula, or skips to the next cell. */
    private static final String FORMULA = "=+-@\t\r";

    /** The cells as they are meant; {@link #csv()} makes them safe. */
    public static DropRow of(Notice notice) {
        NoticeBody body = notice.body();
        return new DropRow(List.of(
                notice.id().toString(),
                notice.noticeNo(),
                Integer.toString(body.sequence()),
                body.change().name(),
                body.regime().name(),
                body.enterprise().uscc().value(),
                body.enterprise().name(),
                body.enterprise().district().orElse(""),
                body.grounds().stream()
                        .map(ground -> item(ground.article(), ground.item()))
                        .distinct()
                        .collect(Collectors.joining(";")),
                body.measures().stream()
                        .map(measure -> item(measure.article(), measure.item()))
                        .collect(Collectors.joining(";")),
                body.effectiveFrom().toString(),
                body.expectedUntil().map(LocalDate::toString).orElse(""),
                body.endReason().map(EndReason::name).orElse(""),
                body.issuingAuthority().name(),
                CloudEvent.time(notice)));
    }

    /** The first line of a file, with its line end. */
    public static String header() {
        return line(COLUMNS);
    }

    /** The row as RFC 4180 has it, with its line end; a cell that looks like a formula begins with an apostrophe. */
    public String csv() {
        return line(cells);
    }

    private static String item(int article, int item) {
        return article + "(" + item + ")";
    }

    private static String line(List<String> cells) {
        return cells.stream().map(DropRow::cell).collect(Collectors.joining(",", "", LINE_END));
    }

    private static String cell(String value) {
        String safe = !value.isEmpty() && FORMULA.indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
        boolean quote = safe.chars().anyMatch(c -> SPECIAL.indexOf(c) >= 0);
        return quote ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
