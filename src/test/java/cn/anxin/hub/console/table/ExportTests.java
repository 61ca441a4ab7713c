package cn.anxin.hub.console.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportTests {

    private static final List<String> HEADINGS = List.of("名称", "数");

    @TempDir
    private Path folder;

    @Test
    void aCsvBeginsWithAByteOrderMarkAndQuotesWhatNeedsIt() throws IOException {
        String csv =
                new String(written(Format.CSV, row -> row.accept(List.of("无锡\"一厂\",\n", 5))), StandardCharsets.UTF_8);

        assertThat(csv).isEqualTo("\uFEFF名称,数\r\n\"无锡\"\"一厂\"\",\n\",5\r\n");
    }

    @Test
    void whatASpreadsheetWouldRunIsTextInACsv() throws IOException {
        String csv = new String(
                written(Format.CSV, row -> {
                    for (String cell : List.of("=cmd|' /C calc'!A0", "+1", "-1", "@x", "\tx", "＝1+1", "＠SUM(1)")) {
                        row.accept(List.of(cell, -1));
                    }
                }),
                StandardCharsets.UTF_8);

        assertThat(csv.lines().skip(1)).allMatch(line -> line.replace("\"", "").startsWith("'"));
        assertThat(csv).contains("'-1,-1");
    }

    @Test
    void aWorkbookHasTextsAsTextsAndNumbersAsNumbers() throws IOException {
        String sheet = sheets(written(Format.XLSX, row -> row.accept(List.of("=1+1", 7))))
                .get(0);

        assertThat(sheet).contains("<is><t>=1+1</t></is>").contains("<v>7</v>").doesNotContain("<f>");
    }

    @Test
    void aWorkbookGoesOnOnAnotherSheetWithTheHeadingsOnTop() throws IOException {
        ByteArrayOutputStream to = new ByteArrayOutputStream();
        XlsxTable table = new XlsxTable(to, 3);
        table.row(HEADINGS);
        for (int row = 0; row < 5; row++) {
            table.row(List.of("r" + row, row));
        }
        table.end();

        List<String> sheets = sheets(to.toByteArray());
        assertThat(sheets).hasSize(3).allMatch(sheet -> sheet.contains("&#x540d;&#x79f0;"));
        assertThat(sheets.get(2)).contains("r4").doesNotContain("r3");
    }

    @Test
    void aFileThatBreaksOffIsNotEnded() {
        ByteArrayOutputStream to = new ByteArrayOutputStream();

        assertThatThrownBy(() -> Export.write(to, Format.XLSX, HEADINGS, row -> {
                    throw new UncheckedIOException(new IOException("gone"));
                }))
                .isInstanceOf(IOException.class)
                .hasMessage("gone");
        assertThat(new String(to.toByteArray(), StandardCharsets.ISO_8859_1)).doesNotContain("PK\u0005\u0006");
    }

    private static byte[] written(Format format, Export.Rows rows) throws IOException {
        ByteArrayOutputStream to = new ByteArrayOutputStream();
        Export.write(to, format, HEADINGS, rows);
        return to.toByteArray();
    }

    private List<String> sheets(byte[] workbook) throws IOException {
        Path file = Files.write(folder.resolve("list.xlsx"), workbook);
        List<String> sheets = new ArrayList<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (int number = 1; zip.getEntry(name(number)) != null; number++) {
                sheets.add(new String(
                        zip.getInputStream(zip.getEntry(name(number))).readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return sheets;
    }

    private static String name(int sheet) {
        return "xl/worksheets/sheet" + sheet + ".xml";
    }
}
