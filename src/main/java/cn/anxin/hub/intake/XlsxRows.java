package cn.anxin.hub.intake;

import cn.anxin.hub.record.Fault;
import cn.anxin.hub.record.FaultCode;
import cn.anxin.hub.record.Message;
import cn.anxin.hub.record.RawRecord;
import cn.anxin.hub.record.RecordType;
import cn.anxin.hub.sheet.CellName;
import cn.anxin.hub.sheet.SheetCell;
import cn.anxin.hub.sheet.SheetRefused;
import cn.anxin.hub.sheet.SheetRow;
import cn.anxin.hub.sheet.Workbook;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The records of a workbook's first sheet, whose header may stand below a title. */
final class XlsxRows implements Rows {

    /** A title, a note, the name of whoever filled it in: the header is not far. */
    private static final int LAST_HEADER = 20;

    private static final int LEAST_KNOWN = 2;

    /** A day's number has at most six digits; 20260501 is a day in writing. */
    private static final BigDecimal MOST_SERIAL = BigDecimal.valueOf(200_000);

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final Workbook book;
    private final RecordType type;
    private final RowShape shape;

    private XlsxRows(Workbook book, RecordType type, RowShape shape) {
        this.book = book;
        this.type = type;
        this.shape = shape;
    }

    /**
     * Opens a file.
     *
     * @param scratch a folder for what does not fit into memory
     * @throws FileRefused where it is no workbook, or has no header
     */
    static XlsxRows open(Path file, Path scratch, RecordType type, Mapping mapping) throws IOException, FileRefused {
        try {
            Workbook book = Workbook.open(file, scratch);
            try {
                return new XlsxRows(book, type, RowShape.of(header(book, type, mapping), type, mapping));
            } catch (IOException | FileRefused | SheetRefused | RuntimeException e) {
                book.close();
                throw e;
            }
        } catch (SheetRefused refused) {
            throw new FileRefused(
                    FaultCode.STRUCTURE, refused.why().zh(), refused.why().en());
        }
    }

    private static List<String> header(Workbook book, RecordType type, Mapping mapping)
            throws IOException, SheetRefused, FileRefused {
        for (Optional<SheetRow> row = book.next();
                row.isPresent() && row.get().number() <= LAST_HEADER;
                row = book.next()) {
            List<String> names = names(row.get());
            if (RowShape.known(names, type, mapping) >= LEAST_KNOWN) {
                return names;
            }
        }
        throw new FileRefused(
                FaultCode.STRUCTURE,
                "前 " + LAST_HEADER + " 行中没有表头（至少两个已知的列名）",
                "none of the first " + LAST_HEADER + " rows is a header (two known columns at least)");
    }

    private static List<String> names(SheetRow row) {
        int width = row.cells().stream().mapToInt(SheetCell::column).max().orElse(-1) + 1;
        List<String> names = new ArrayList<>(Collections.nCopies(width, ""));
        row.cells().forEach(cell -> names.set(cell.column(), cell instanceof SheetCell.Text text ? text.value() : ""));
        return names;
    }

    @Override
    public Optional<RawRow> next() throws IOException {
        try {
            return book.next().map(this::row);
        } catch (SheetRefused damaged) {
            throw new DamagedFile(damaged.why());
        }
    }

    private RawRow row(SheetRow row) {
        List<String> cells = new ArrayList<>(Collections.nCopies(shape.width(), ""));
        List<Fault> faults = new ArrayList<>();
        long size = 0;
        for (SheetCell cell : row.cells()) {
            int place = cell.column();
            if (place >= shape.width() || (shape.name(place).isEmpty() && !shape.isIgnored(place))) {
                faults.add(stray(place, text(cell, false)));
            } else if (cell instanceof SheetCell.Wrong wrong && !shape.isIgnored(place)) {
                faults.add(new Fault(shape.name(place), FaultCode.FORMAT, wrong.why(), wrong.shown()));
            } else {
                cells.set(place, text(cell, shape.isDay(place)));
            }
            size += place < shape.width() ? cells.get(place).length() : 0;
        }
        Map<String, Object> fields = shape.fields(cells);
        RawRecord raw = new RawRecord(type.source(), type.name(), fields, faults);
        return new RawRow(row.number(), raw, size, shape.isUnnumbered(fields));
    }

    private String text(SheetCell cell, boolean day) {
        if (cell instanceof SheetCell.Text text) {
            return text.value();
        }
        if (cell instanceof SheetCell.Figure number) {
            boolean serial = day && number.value().compareTo(MOST_SERIAL) < 0;
            return (serial ? book.day(number.value()).map(Object::toString) : Optional.<String>empty())
                    .orElseGet(() -> number.value().toPlainString());
        }
        if (cell instanceof SheetCell.Moment moment) {
            return written(moment.value(), day);
        }
        return cell instanceof SheetCell.Flag flag ? (flag.value() ? "Y" : "N") : "";
    }

    private static String written(LocalDateTime moment, boolean day) {
        return day || moment.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? moment.toLocalDate().toString()
                : MOMENT.format(moment);
    }

    private static Fault stray(int place, String value) {
        String column = CellName.of(place);
        return new Fault(
                column,
                FaultCode.UNKNOWN_COLUMN,
                new Message(
                        "第 " + column + " 列没有表头，请补上表头或删除内容",
                        "column " + column + " has no header; give it one, or remove what stands there"),
                value);
    }

    @Override
    public void close() throws IOException {
        book.close();
    }
}
