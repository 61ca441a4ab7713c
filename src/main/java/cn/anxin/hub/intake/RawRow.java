package cn.anxin.hub.intake;

import cn.anxin.hub.record.RawRecord;

/**
 * A row as it came.
 *
 * @param line where it stands: of a file its physical line from 1, of a request the record's number from 1, of a table its key
 * @param size about how many characters it has, for chunks that stay small
 * @param unnumbered whether it has no revision: the hub gives it the next one of its key, where its content differs
 */
record RawRow(long line, RawRecord raw, long size, boolean unnumbered) {

    RawRow(long line, RawRecord raw, long size) {
        this(line, raw, size, false);
    }
}
