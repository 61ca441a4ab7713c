package cn.anxin.hub.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.anxin.hub.record.FaultCode;
import cn.anxin.hub.record.RecordType;
import cn.anxin.hub.record.RecordTypes;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CsvRowsTests {

    private static final RecordType PENALTY =
            RecordTypes.find("emergency", "penalty").orElseThrow();

    @Test
    void readsQuotedCellsWithCommasQuotesAndLineBreaks() throws Exception {
        List<RawRow> rows = rows("record_id,violation\r\nP-1,\"a,\"\"b\"\"\r\nc\"\r\n\r\nP-2,\n");
        assertThat(rows).extracting(RawRow::line).containsExactly(2L, 5L);
        assertThat(rows.get(0).raw().fields()).containsEntry("violation", "a,\"b\"\r\nc");
        assertThat(rows.get(1).raw().fields()).containsEntry("violation", "");
    }

    @Test
    void understandsTheChineseHeadersOfThePublicCreditForms() throws Exception {
        List<RawRow> rows = rows("记录编号,统一社会信用代码,行政处罚决定书文号,处罚决定日期,罚款金额(元), USCC2 \nP-1,c,d,暂无,5,x\n");
        assertThat(rows.get(0).raw().fields())
                .containsEntry("record_id", "P-1")
                .containsEntry("uscc", "c")
                .containsEntry("document_no", "d")
                .doesNotContainKey("decided_on")
                .containsEntry("fine_cny", "5")
                .containsEntry("USCC2", "x");
    }

    @Test
    void givesARaggedRowAFaultAndGoesOn() throws Exception {
        List<RawRow> rows = rows("record_id,uscc\nP-1\nP-2,a,b\nP-3,c\n");
        assertThat(codes(rows)).containsExactly("STRUCTURE", "STRUCTURE", "");
        assertThat(rows.get(0).raw().fields()).containsEntry("record_id", "P-1");
    }

    @Test
    void goesOnAfterAQuoteThatIsNeverClosed() throws Exception {
        List<RawRow> rows = rows("record_id,uscc\nP-1,\"a\nP-2,b\nP-3,c\n");
        assertThat(rows).extracting(RawRow::line).containsExactly(2L, 3L, 4L);
        assertThat(codes(rows)).containsExactly("STRUCTURE", "", "");
    }

    @Test
    void goesOnAfterAQuoteThatOnlyALaterRowCloses() throws Exception {
        List<RawRow> rows = rows("record_id,uscc\nP-1,\"a\nP-2,\"b\"\n\"P-3\",c\nP-4,d");
        assertThat(rows).extracting(RawRow::line).containsExactly(2L, 3L, 4L, 5L);
        assertThat(codes(rows)).containsExactly("STRUCTURE", "", "", "");
    }

    @Test
    void aLineOfAHundredMillionCharactersIsAFaultOfThatLineAndTakesLittleMemory() throws Exception {
        Reader text = new Repeated("record_id,uscc\nP-1,", 'x', 100_000_000, "\nP-2,c\n");
        List<RawRow> rows = new ArrayList<>();
        try (Rows all = CsvRows.open(text, PENALTY, new Mappings(Path.of("routes/mappings")).of("emergency"))) {
            for (Optional<RawRow> row = all.next(); row.isPresent(); row = all.next()) {
                rows.add(row.get());
            }
        }
        assertThat(rows).extracting(RawRow::line).containsExactly(2L, 3L);
        assertThat(codes(rows)).containsExactly("STRUCTURE", "");
        assertThat(rows.get(0).size()).isLessThan(1_000);
    }

    /** A text with one character over and over in its middle, which nobody keeps. */
    private static final class Repeated extends Reader {

        private final String before;
        private final char filling;
        private final int times;
        private final String after;
        private int position;

        Repeated(String before, char filling, int times, String after) {
            this.before = before;
            this.filling = filling;
            this.times = times;
            this.after = after;
        }

        @Override
        public int read(char[] target, int offset, int length) {
            int end = before.length() + times + after.length();
            int count = Math.min(length, end - position);
            for (int i = 0; i < count; i++) {
                target[offset + i] = at(position++);
            }
            return count == 0 ? -1 : count;
        }

        private char at(int index) {
            if (index < before.length()) {
                return before.charAt(index);
            }
            int rest = index - before.length();
            return rest < times ? filling : after.charAt(rest - times);
        }

        @Override
        public void close() {
            position = before.length() + times + after.length();
        }
    }

    @Test
    void givesTextAfterAClosingQuoteAFault() throws Exception {
        assertThat(codes(rows("record_id,uscc\nP-1,\"a\"b\nP-2,c\n"))).containsExactly("STRUCTURE", "");
    }

    @Test
    void refusesAFileWhoseHeaderCannotBeRead() {
        for (String text :
                List.of("", "\n\n", "a,b\n1,2\n", "uscc,USCC\n1,2\n", "uscc,\"record_id\n", "uscc\uFFFD\n")) {
            assertThatThrownBy(() -> rows(text)).as(text).isInstanceOf(FileRefused.class);
        }
    }

    @Test
    void keepsNoMoreThanABoundedPartOfAnEndlessCell() throws Exception {
        Reader endless = new Reader() {
            private long left = 50_000_000;
            private final StringReader header = new StringReader("record_id,uscc\n\"");

            @Override
            public int read(char[] buffer, int from, int length) throws IOException {
                int read = header.read(buffer, from, length);
                if (read > 0 || left <= 0) {
                    return read;
                }
                left -= length;
                java.util.Arrays.fill(buffer, from, from + length, 'x');
                return length;
            }

            @Override
            public void close() {}
        };
        assertThat(codes(rows(new java.io.BufferedReader(endless)))).containsExactly("STRUCTURE");
    }

    private static List<String> codes(List<RawRow> rows) {
        return rows.stream()
                .map(row -> row.raw().faults().stream()
                        .map(fault -> fault.code().name())
                        .findFirst()
                        .orElse(""))
                .toList();
    }

    private static List<RawRow> rows(String text) throws IOException, FileRefused {
        return rows(new StringReader(text));
    }

    private static List<RawRow> rows(Reader text) throws IOException, FileRefused {
        Mapping mapping = MappingFile.read(Path.of("routes/mappings/emergency.yaml"), "emergency");
        List<RawRow> rows = new ArrayList<>();
        try (Rows csv = CsvRows.open(text, PENALTY, mapping)) {
            for (Optional<RawRow> row = csv.next(); row.isPresent(); row = csv.next()) {
                rows.add(row.get());
            }
        }
        return rows;
    }

    @Test
    void namesTheCodeOfAHeaderFault() {
        assertThatThrownBy(() -> rows("uscc\uFFFD\n"))
                .isInstanceOfSatisfying(
                        FileRefused.class,
                        refused -> assertThat(refused.fault().code()).isEqualTo(FaultCode.ENCODING));
    }
}
