package cn.anxin.hub.console.table;

import java.io.IOException;
import java.util.List;

/** Writes a table row by row. One that is not ended is no whole file, and no reader takes it for one. */
interface TableWriter {

    /**
     * Adds a row.
     *
     * @param cells numbers stay numbers, everything else is text
     */
    void row(List<?> cells) throws IOException;

    /** Writes what a reader needs at the end; the stream stays open. */
    void end() throws IOException;
}
