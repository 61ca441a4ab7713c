package cn.anxin.hub.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.anxin.hub.record.Fault;
import cn.anxin.hub.record.RecordTypes;
import cn.anxin.hub.sheet.Xlsx;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class XlsxRowsTests {

    @TempDir
    private Path folder;

    @Test
    void theHeaderMayStandBelowATitleAndInChinese() throws Exception {
        List<RawRow> rows = rows(new Xlsx()
                .row(1, "拒不执行指令情况表")
                .row(2, "", "填报单位：应急管理局")
                .row(3, "记录编号", "统一社会信用代码", "企业名称", "拒不执行日期", "文书号")
                .rows("<row r=\"4\"><c><v>7</v></c><c t=\"inlineStr\"><is><t>91320205MA1WX0T109</t></is></c>"
                        + "<c t=\"inlineStr\"><is><t>某厂</t></is></c><c><v>46143</v></c>"
                        + "<c t=\"inlineStr\"><is><t>0012</t></is></c></row>")
                .merged("A1:E1"));
        assertThat(rows).singleElement().satisfies(row -> {
            assertThat(row.line()).isEqualTo(4);
            assertThat(row.raw().faults()).isEmpty();
            assertThat(row.raw().fields())
                    .containsEntry("record_id", "7")
                    .containsEntry("uscc", "91320205MA1WX0T109")
                    .containsEntry("refused_on", "2026-05-01")
                    .containsEntry("document_no", "0012");
        });
    }

    @Test
    void aDayInWritingIsNoSerialNumber() throws Exception {
        assertThat(rows(header().rows("<row r=\"2\"><c r=\"D2\"><v>20260501</v></c></row>"))
                        .get(0)
                        .raw()
                        .fields())
                .containsEntry("refused_on", "20260501");
    }

    @Test
    void aStrayOrWrongCellIsAFaultOfItsRowWithItsColumn() throws Exception {
        List<RawRow> rows = rows(
                header().row(2, "O-1", "", "", "", "", "", "备注")
                        .rows(
                                "<row r=\"3\"><c r=\"B3\"><v>9.1440300192203802E17</v></c><c r=\"D3\" t=\"e\"><v>#REF!</v></c></row>"));
        assertThat(rows.get(0).raw().faults()).extracting(Fault::column).containsExactly("G");
        assertThat(rows.get(1).raw().faults()).extracting(Fault::column).containsExactly("uscc", "refused_on");
    }

    @Test
    void aSheetWithoutAHeaderIsRefused() {
        assertThatThrownBy(() -> rows(new Xlsx().row(1, "甲", "乙").row(2, "1", "2")))
                .isInstanceOf(FileRefused.class)
                .hasMessageContaining("header");
    }

    /** With all texts in memory it would take several times the heap that this test allows itself. */
    @Test
    void twoHundredThousandRowsOfTheirOwnTextsPassInLittleMemory() throws Exception {
        Path file = SheetOfManyRows.write(folder.resolve("many.xlsx"), 200_000);
        long before = SheetOfManyRows.inUse();
        long rows = 0;
        long most = 0;
        try (XlsxRows sheet = open(file)) {
            for (Optional<RawRow> row = sheet.next(); row.isPresent(); row = sheet.next()) {
                rows++;
                if (rows % 50_000 == 0) {
                    most = Math.max(most, SheetOfManyRows.inUse());
                }
            }
        }
        assertThat(rows).isEqualTo(200_000);
        assertThat(most - before).isLessThan(32L << 20);
    }

    private static Xlsx header() {
        return new Xlsx().row(1, "record_id", "uscc", "enterprise_name", "refused_on", "document_no");
    }

    private XlsxRows open(Path file) throws Exception {
        Mapping mapping = new Mappings(Path.of("routes/mappings")).of("emergency");
        return XlsxRows.open(
                file, folder, RecordTypes.find("emergency", "order_refusal").orElseThrow(), mapping);
    }

    private List<RawRow> rows(Xlsx xlsx) throws Exception {
        List<RawRow> rows = new ArrayList<>();
        try (XlsxRows sheet = open(xlsx.write(folder.resolve("sheet.xlsx")))) {
            for (Optional<RawRow> row = sheet.next(); row.isPresent(); row = sheet.next()) {
                rows.add(row.get());
            }
        }
        return rows;
    }
}
