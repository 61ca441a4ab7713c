package cn.anxin.hub.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkbookTests {

    @TempDir
    private Path folder;

    @Test
    void textIsWhatItShowsWhateverItsFontsAndHints() throws Exception {
        assertThat(
                        cells(
                                new Xlsx()
                                        .row(1, " 甲 ", "", "a<b&c")
                                        .rows(
                                                "<row r=\"2\"><c t=\"inlineStr\"><is><t>乙</t></is></c><c t=\"str\"><f>A1</f><v>丙_x000D__x005F_x</v></c></row>")))
                .containsExactly("1A  甲 ", "1C a<b&c", "2A 乙", "2B 丙\r_x");
    }

    @ParameterizedTest
    @CsvSource({
        "0.1, 0.1",
        "0.30000000000000004, 0.3",
        "49999.999999999993, 50000",
        "1E3, 1000",
        "1.2345678901234567E14, 123456789012346",
        "-2.5E-3, -0.0025",
    })
    void aNumberHasTheDigitsThatExcelShows(String written, String number) throws Exception {
        assertThat(cells(row("<c><v>" + written + "</v></c>"))).containsExactly("1A " + number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<c><v>9.1440300192203802E17</v></c>",
                "<c><v>1E999999999</v></c>",
                "<c><v>abc</v></c>",
                "<c t=\"e\"><v>#N/A</v></c>",
                "<c><f>1+1</f></c>",
                "<c s=\"1\"><v>60</v></c>",
                "<c t=\"s\"><v>77</v></c>",
            })
    void whatHasNoValueThatCanBeReliedOnIsWrong(String cell) throws Exception {
        assertThat(cells(row(cell))).singleElement().asString().startsWith("1A wrong");
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, false, 1900-01-01T00:00",
        "1, 59, false, 1900-02-28T00:00",
        "1, 61, false, 1900-03-01T00:00",
        "2, 46143, false, 2026-05-01T00:00",
        "1, 46143.5, false, 2026-05-01T12:00",
        "2, 44681, true, 2026-05-01T00:00",
        "1, 0, true, 1904-01-01T00:00",
    })
    void aDaysNumberIsADayInEitherCalendar(int style, String serial, boolean since1904, String moment)
            throws Exception {
        Xlsx book = row("<c s=\"" + style + "\"><v>" + serial + "</v></c>");
        assertThat(cells(since1904 ? book.since1904() : book)).containsExactly("1A " + moment);
    }

    @Test
    void aWordInAnAmountsFormatMakesItNoDay() throws Exception {
        assertThat(cells(row("<c s=\"3\"><v>46143</v></c><c t=\"d\"><v>2026-05-01</v></c><c t=\"b\"><v>1</v></c>")))
                .containsExactly("1A 46143", "1B 2026-05-01T00:00", "1C true");
    }

    @Test
    void whatSpansRowsIsThereInEachThatHasAnythingElse() throws Exception {
        assertThat(cells(new Xlsx()
                        .row(1, "标题", "", "")
                        .row(2, "某厂", "甲")
                        .row(3, "", "乙")
                        .row(9, "", "", "丙")
                        .merged("A1:C1", "A2:B4", "C2:C3")))
                .containsExactly("1A 标题", "2A 某厂", "2B 甲", "3B 乙", "3A 某厂", "9C 丙");
    }

    @Test
    void formattedAndBlankRowsAndCellsAreNotThere() throws Exception {
        assertThat(cells(new Xlsx()
                        .rows("<row r=\"1\"><c r=\"A1\" s=\"1\"/></row><row r=\"2\"/>")
                        .row(5, "甲", "  ")))
                .containsExactly("5A 甲");
    }

    @Test
    void anEncryptedOneAndWhatIsNoneAreRefused() throws Exception {
        Path encrypted = Files.write(folder.resolve("e.xlsx"), HexFormat.of().parseHex("d0cf11e0a1b11ae100000000"));
        assertThatThrownBy(() -> Workbook.open(encrypted, folder))
                .isInstanceOf(SheetRefused.class)
                .hasMessageContaining("encrypted");
        Path text = Files.writeString(folder.resolve("t.xlsx"), "record_id,uscc\n");
        assertThatThrownBy(() -> Workbook.open(text, folder)).isInstanceOf(SheetRefused.class);
        Path other = new Xlsx()
                .part("_rels/.rels", "<Relationships/>")
                .part("xl/workbook.xml", "<a")
                .write(folder.resolve("o.xlsx"));
        assertThatThrownBy(() -> Workbook.open(other, folder))
                .isInstanceOf(SheetRefused.class)
                .hasMessageContaining("damaged");
        Path cut = Files.write(
                folder.resolve("c.xlsx"),
                Arrays.copyOf(Files.readAllBytes(new Xlsx().row(1, "a").write(folder.resolve("w.xlsx"))), 900));
        assertThatThrownBy(() -> Workbook.open(cut, folder)).isInstanceOf(SheetRefused.class);
    }

    @Test
    void noEntityOfADocumentTypeIsResolved() {
        Xlsx book = new Xlsx().part("xl/sharedStrings.xml", """
                <!DOCTYPE sst [<!ENTITY x SYSTEM "file:///etc/hostname">]><sst><si><t>&x;</t></si></sst>""").rows("<row><c t=\"s\"><v>0</v></c></row>");
        assertThatThrownBy(() -> cells(book)).isInstanceOf(SheetRefused.class);
    }

    @Test
    void whatUnpacksToFarTooMuchIsNotRead() {
        String blanks = " ".repeat(1 << 20);
        String endless = "<row><c t=\"inlineStr\"><is><t>" + blanks.repeat(5) + "</t></is></c></row>";
        assertThatThrownBy(() -> cells(new Xlsx().rows(endless)))
                .isInstanceOf(SheetRefused.class)
                .hasMessageContaining("far more");
        assertThatThrownBy(() -> cells(new Xlsx().padded(65)))
                .isInstanceOf(SheetRefused.class)
                .hasMessageContaining("far more");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<row r=\"2\"><c><v>1</v></c></row><row r=\"2\"/>",
                "<row r=\"1\"><c r=\"B1\"/><c r=\"A1\"/></row>",
                "<row><c><v>1</c></row>"
            })
    void rowsAndCellsOutOfOrderAreRefused(String rows) {
        assertThatThrownBy(() -> cells(new Xlsx().rows(rows))).isInstanceOf(SheetRefused.class);
    }

    @Test
    void leavesNothingBehind() throws Exception {
        Path scratch = Files.createDirectory(folder.resolve("scratch"));
        Workbook.open(new Xlsx().row(1, "甲").write(folder.resolve("a.xlsx")), scratch)
                .close();
        Path broken = new Xlsx().part("xl/sharedStrings.xml", "<sst><si>").write(folder.resolve("b.xlsx"));
        assertThatThrownBy(() -> Workbook.open(broken, scratch)).isInstanceOf(SheetRefused.class);
        try (Stream<Path> left = Files.list(scratch)) {
            assertThat(left).isEmpty();
        }
    }

    private static Xlsx row(String cells) {
        return new Xlsx().rows("<row r=\"1\">" + cells + "</row>");
    }

    private List<String> cells(Xlsx xlsx) throws Exception {
        List<String> cells = new ArrayList<>();
        try (Workbook book = Workbook.open(xlsx.write(folder.resolve("book.xlsx")), folder)) {
            for (Optional<SheetRow> row = book.next(); row.isPresent(); row = book.next()) {
                long number = row.get().number();
                row.get().cells().forEach(cell -> cells.add(number + CellName.of(cell.column()) + " " + shown(cell)));
            }
        }
        return cells;
    }

    private static String shown(SheetCell cell) {
        if (cell instanceof SheetCell.Figure number) {
            return number.value().toPlainString();
        }
        if (cell instanceof SheetCell.Text text) {
            return text.value();
        }
        if (cell instanceof SheetCell.Moment moment) {
            return moment.value().toString();
        }
        return cell instanceof SheetCell.Flag flag ? Boolean.toString(flag.value()) : "wrong";
    }
}
