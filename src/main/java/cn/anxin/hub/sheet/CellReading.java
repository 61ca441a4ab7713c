package cn.anxin.hub.sheet;

import cn.anxin.hub.record.Message;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Reads one cell: what it shows, as far as that is what was written. */
final class CellReading {

    /** What Excel keeps of a number; any digit behind these is an artefact of its binary form. */
    private static final MathContext DIGITS = new MathContext(15);

    private static final int LONGEST_NUMBER = 40;
    private static final int MOST_EXPONENT = 310;

    private final SharedText texts;
    private final Styles styles;
    private final Calendar calendar;

    CellReading(SharedText texts, Styles styles, Calendar calendar) {
        this.texts = texts;
        this.styles = styles;
        this.calendar = calendar;
    }

    /** The cell that has just begun; empty where it is blank. */
    Optional<SheetCell> read(Markup markup, int column) throws IOException, SheetRefused {
        String kind = markup.attribute("t").orElse("n");
        String style = markup.attribute("s").orElse("");
        StringBuilder value = new StringBuilder();
        Optional<String> inline = Optional.empty();
        boolean formula = false;
        boolean inside = false;
        while (markup.advance() && !markup.ends("c")) {
            if (markup.begins("v") || markup.ends("v")) {
                inside = markup.begins("v");
            } else if (markup.begins("f")) {
                formula = true;
            } else if (markup.begins("is")) {
                inline = Optional.of(RichText.read(markup, "is"));
            } else if (inside) {
                markup.addText(value, RichText.LONGEST);
            }
        }
        String raw = value.toString();
        if (inline.isPresent()) {
            return text(column, inline.get());
        }
        if (raw.isBlank()) {
            return formula && !kind.equals("str") ? Optional.of(uncalculated(column)) : Optional.empty();
        }
        return cell(column, kind, style, raw);
    }

    private Optional<SheetCell> cell(int column, String kind, String style, String raw) throws IOException {
        return switch (kind) {
            case "s" -> shared(column, raw.strip());
            case "str" -> text(column, RichText.unescaped(raw));
            case "b" -> Optional.of(new SheetCell.Flag(column, raw.strip().equals("1")));
            case "e" ->
                Optional.of(wrong(
                        column, raw, "单元格是错误值 " + raw + "，请改正公式或内容", "the cell is the error " + raw + "; correct it"));
            case "d" -> Optional.of(written(column, raw.strip()));
            default -> Optional.of(number(column, style, raw.strip()));
        };
    }

    private static Optional<SheetCell> text(int column, String value) {
        return value.isBlank() ? Optional.empty() : Optional.of(new SheetCell.Text(column, value));
    }

    private Optional<SheetCell> shared(int column, String number) throws IOException {
        Optional<String> text = number.matches("\\d{1,9}") ? texts.get(Integer.parseInt(number)) : Optional.empty();
        return text.isPresent()
                ? text(column, text.get())
                : Optional.of(wrong(column, number, "单元格内容已损坏", "the cell's content is damaged"));
    }

    private static SheetCell written(int column, String text) {
        try {
            return new SheetCell.Moment(
                    column,
                    text.contains("T")
                            ? LocalDateTime.parse(text.replaceFirst("Z$", ""), DateTimeFormatter.ISO_LOCAL_DATE_TIME)
                            : LocalDate.parse(text).atStartOfDay());
        } catch (DateTimeException other) {
            return new SheetCell.Text(column, text);
        }
    }

    private SheetCell number(int column, String style, String raw) {
        Optional<BigDecimal> exact = decimal(raw);
        if (exact.isEmpty()) {
            return wrong(column, raw, "单元格的数字无法识别", "the cell's number cannot be read");
        }
        BigDecimal number = exact.get().round(DIGITS).stripTrailingZeros();
        if (number.precision() - number.scale() > DIGITS.getPrecision()) {
            return wrong(
                    column,
                    raw,
                    "数字超过 15 位，Excel 已改写末位；代码、文号请将该列设为文本后重新填写",
                    "a number of more than 15 digits, of which Excel has changed the last: format codes as text and enter them again");
        }
        if (styles.isMoment(style)) {
            return calendar.moment(number)
                    .<SheetCell>map(moment -> new SheetCell.Moment(column, moment))
                    .orElseGet(() -> wrong(column, raw, "不是真实存在的日期", "no day that exists"));
        }
        return new SheetCell.Figure(column, number);
    }

    private static Optional<BigDecimal> decimal(String raw) {
        if (raw.length() > LONGEST_NUMBER) {
            return Optional.empty();
        }
        try {
            BigDecimal number = new BigDecimal(raw);
            return Math.abs((long) number.precision() - number.scale()) > MOST_EXPONENT
                    ? Optional.empty()
                    : Optional.of(number);
        } catch (NumberFormatException none) {
            return Optional.empty();
        }
    }

    private static SheetCell uncalculated(int column) {
        return wrong(
                column,
                "",
                "公式没有计算结果，请在 Excel 中重新计算并保存",
                "a formula without its result: calculate and save it in Excel");
    }

    private static SheetCell wrong(int column, String shown, String zh, String en) {
        return new SheetCell.Wrong(column, shown, new Message(zh, en));
    }
}
