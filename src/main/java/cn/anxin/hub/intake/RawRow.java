package cn.anxin.hub.intake;

import cn.anxin.hub.record.RawRecord;

/**
 * A row as it came.
 *
 * @param line where it stands: of a file its physical line from 1, of a request the record's number from 1
 */
record RawRow(long line, RawRecord raw) {}
