package cn.anxin.hub.intake;

import java.io.IOException;
import java.util.Optional;

/** The rows of a file or request, one after the other; only one is in memory. */
interface Rows extends AutoCloseable {

    /** The next row; empty after the last one. */
    Optional<RawRow> next() throws IOException;

    @Override
    void close() throws IOException;
}
