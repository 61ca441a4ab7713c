package cn.anxin.hub.embedded.city;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * How an agency's system writes a file.
 *
 * @param json JSON Lines instead of CSV
 * @param charset of a CSV
 * @param marked whether it begins with a byte order mark
 * @param chinese whether a CSV has Chinese headers, days and yes or no
 * @param flag what its flag file holds
 */
record Layout(boolean json, Charset charset, boolean marked, boolean chinese, Flag flag) {

    /** What stands in {@code <file name>.ok}. */
    enum Flag {
        EMPTY,
        ROWS,
        ROWS_AND_DIGEST,
        /** The rows of another file: somebody's mistake. */
        WRONG
    }

    private static final Charset GB18030 = Charset.forName("GB18030");

    static final Layout PLAIN = new Layout(false, StandardCharsets.UTF_8, false, false, Flag.EMPTY);
    static final Layout LINES = new Layout(true, StandardCharsets.UTF_8, false, false, Flag.ROWS_AND_DIGEST);
    static final Layout FORM = new Layout(false, StandardCharsets.UTF_8, false, true, Flag.ROWS_AND_DIGEST);
    static final Layout SPREADSHEET = new Layout(false, StandardCharsets.UTF_8, true, true, Flag.ROWS);
    static final Layout OLD_SYSTEM = new Layout(false, GB18030, false, true, Flag.EMPTY);

    Layout flagged(Flag other) {
        return new Layout(json, charset, marked, chinese, other);
    }

    String extension() {
        return json ? "jsonl" : "csv";
    }
}
