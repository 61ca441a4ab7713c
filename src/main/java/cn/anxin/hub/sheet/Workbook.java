package cn.anxin.hub.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A workbook, of whose first visible sheet the rows come one after the other. Neither its rows nor its texts are in memory;
 * formulas count by the result that was saved with them.
 */
public final class Workbook implements AutoCloseable {

    private static final int MOST_COLUMNS = 16_384;

    private final Archive archive;
    private final SharedText texts;
    private final Calendar calendar;
    private final CellReading reading;
    private final MergedCells merged;
    private final Markup sheet;
    private long number;

    private Workbook(
            Archive archive, SharedText texts, Calendar calendar, Styles styles, MergedCells merged, Markup sheet) {
        this.archive = archive;
        this.texts = texts;
        this.calendar = calendar;
        this.reading = new CellReading(texts, styles, calendar);
        this.merged = merged;
        this.sheet = sheet;
    }

    /**
     * Opens a file.
     *
     * @param scratch a folder for what does not fit into memory
     * @throws SheetRefused where it is no workbook, is encrypted, damaged, or made to do harm
     */
    public static Workbook open(Path file, Path scratch) throws IOException, SheetRefused {
        Archive archive = Archive.open(file);
        try {
            return open(archive, scratch);
        } catch (IOException | SheetRefused | RuntimeException e) {
            archive.close();
            throw e;
        }
    }

    private static Workbook open(Archive archive, Path scratch) throws IOException, SheetRefused {
        String book = archive.relations("").getOrDefault("officeDocument", "xl/workbook.xml");
        if (!archive.has(book) || book.endsWith(".bin")) {
            throw new SheetRefused("不是 .xlsx 工作簿", "it is no .xlsx workbook");
        }
        Map<String, String> parts = archive.relations(book);
        Calendar calendar = calendar(archive.part(book));
        String sheet = Optional.ofNullable(parts.get("#" + firstSheet(archive.part(book))))
                .orElseThrow(() -> new SheetRefused("工作簿没有可见的工作表", "the workbook has no visible sheet"));
        Optional<String> styles = Optional.ofNullable(parts.get("styles")).filter(archive::has);
        Styles known = styles.isPresent() ? Styles.read(archive.part(styles.get())) : Styles.none();
        MergedCells merged = MergedCells.read(archive.part(sheet));
        Optional<String> shared =
                Optional.ofNullable(parts.get("sharedStrings")).filter(archive::has);
        Optional<InputStream> text = shared.isPresent() ? Optional.of(archive.part(shared.get())) : Optional.empty();
        SharedText texts = SharedText.read(text, scratch);
        try {
            return new Workbook(archive, texts, calendar, known, merged, Markup.of(archive.part(sheet)));
        } catch (IOException | SheetRefused | RuntimeException e) {
            texts.close();
            throw e;
        }
    }

    private static Calendar calendar(InputStream book) throws IOException, SheetRefused {
        try (Markup markup = Markup.of(book)) {
            boolean since1904 = markup.findElement("workbookPr")
                    && markup.attribute("date1904")
                            .filter(flag -> flag.equals("1") || flag.equals("true"))
                            .isPresent();
            return since1904 ? Calendar.SINCE_1904 : Calendar.SINCE_1900;
        }
    }

    private static String firstSheet(InputStream book) throws IOException, SheetRefused {
        try (Markup markup = Markup.of(book)) {
            while (markup.findElement("sheet")) {
                boolean visible = markup.attribute("state")
                        .filter(state -> !state.equals("visible"))
                        .isEmpty();
                Optional<String> id = markup.attribute("id");
                if (visible && id.isPresent()) {
                    return id.get();
                }
            }
            return "";
        }
    }

    /** The next row that has anything in it; empty after the last one. */
    public Optional<SheetRow> next() throws IOException, SheetRefused {
        while (sheet.advance() && !sheet.ends("sheetData")) {
            if (sheet.begins("row")) {
                SheetRow row = merged.complete(row());
                if (!row.cells().isEmpty()) {
                    return Optional.of(row);
                }
            }
        }
        return Optional.empty();
    }

    private SheetRow row() throws IOException, SheetRefused {
        long said = sheet.attribute("r")
                .filter(text -> text.matches("\\d{1,7}"))
                .map(Long::valueOf)
                .orElse(number + 1);
        if (said <= number) {
            throw new SheetRefused("工作表的行次序混乱", "the rows of the sheet are out of order");
        }
        number = said;
        List<SheetCell> cells = new ArrayList<>();
        int column = -1;
        while (sheet.advance() && !sheet.ends("row")) {
            if (sheet.begins("c")) {
                int before = column;
                column = sheet.attribute("r").map(CellName::column).orElse(before + 1);
                if (column <= before || column >= MOST_COLUMNS) {
                    throw new SheetRefused("工作表的单元格次序混乱", "the cells of the sheet are out of order");
                }
                reading.read(sheet, column).ifPresent(cells::add);
            }
        }
        return new SheetRow(number, cells);
    }

    /** The day that a plain number stands for in this workbook; empty where it can be none. */
    public Optional<LocalDate> day(BigDecimal serial) {
        return calendar.moment(serial).map(LocalDateTime::toLocalDate);
    }

    @Override
    public void close() throws IOException {
        try (archive;
                texts;
                sheet) {
            number = Long.MAX_VALUE;
        }
    }
}
