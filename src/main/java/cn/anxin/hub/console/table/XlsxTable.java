package cn.anxin.hub.console.table;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** A workbook of as many sheets as the rows need, each with the headings on top; written as it grows. */
final class XlsxTable implements TableWriter {

    private static final int FLUSHED_AT_A_TIME = 500;
    private static final int ROWS_OF_A_SHEET = 1_048_576;
    private static final int LONGEST_CELL = 32_767;

    private final Workbook workbook;
    private final int rowsOfASheet;
    private List<?> headings = List.of();
    private Worksheet sheet;
    private int sheets;
    private int row;

    XlsxTable(OutputStream to) {
        this(to, ROWS_OF_A_SHEET);
    }

    XlsxTable(OutputStream to, int rowsOfASheet) {
        this.workbook = new Workbook(to, "Anxin Hub", "1.0");
        this.rowsOfASheet = rowsOfASheet;
        this.sheet = next();
    }

    @Override
    public void row(List<?> cells) throws IOException {
        if (headings.isEmpty()) {
            headings = List.copyOf(cells);
        }
        if (row == rowsOfASheet) {
            sheet.finish();
            sheet = next();
            write(headings);
        }
        write(cells);
    }

    private Worksheet next() {
        row = 0;
        Worksheet begun = workbook.newWorksheet(Integer.toString(++sheets));
        begun.freezePane(0, 1);
        return begun;
    }

    private void write(List<?> cells) throws IOException {
        for (int column = 0; column < cells.size(); column++) {
            Object cell = cells.get(column);
            if (cell instanceof Number number) {
                sheet.value(row, column, number);
            } else {
                sheet.inlineString(row, column, shortened(String.valueOf(cell)));
            }
        }
        if (++row % FLUSHED_AT_A_TIME == 0) {
            sheet.flush();
        }
    }

    // The format's own limit; a spreadsheet refuses a file that goes beyond it.
    private static String shortened(String text) {
        return text.length() <= LONGEST_CELL ? text : text.substring(0, LONGEST_CELL - 1) + "…";
    }

    @Override
    public void end() throws IOException {
        sheet.finish();
        workbook.finish();
    }
}
