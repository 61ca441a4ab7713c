package cn.anxin.hub.console.table;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** RFC 4180 with a byte order mark, without which spreadsheets take Chinese for something else. */
final class CsvTable implements TableWriter {

    private static final String RUN = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    private final CSVPrinter csv;

    CsvTable(OutputStream to) throws IOException {
        BufferedWriter text = new BufferedWriter(new OutputStreamWriter(to, StandardCharsets.UTF_8));
        text.write('\uFEFF');
        csv = new CSVPrinter(text, CSVFormat.RFC4180);
    }

    @Override
    public void row(List<?> cells) throws IOException {
        for (Object cell : cells) {
            csv.print(cell instanceof Number ? cell : guarded(String.valueOf(cell)));
        }
        csv.println();
    }

    // A spreadsheet runs what begins like a formula, a Chinese one also what begins with a wide sign; the apostrophe
    // makes it text (OWASP, CSV injection).
    private static String guarded(String text) {
        return !text.isEmpty() && RUN.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    @Override
    public void end() throws IOException {
        csv.flush();
    }
}
