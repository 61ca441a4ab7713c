package cn.anxin.hub.intake;

import cn.anxin.hub.record.RawRecord;

/**
 * A row as it came.
 *
 * @param line where it stands: of a file its physical line from 1, of a request the record's number from 1
 * @param size about how many characters it has, for chunks that stay small
 */
record RawRow(long line, RawRecord raw, long size) {}
