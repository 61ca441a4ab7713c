package cn.anxin.hub.intake;

import cn.anxin.hub.record.Reading;
import cn.anxin.hub.record.RecordReader;

/**
 * A row after the checks of its cells.
 *
 * @param unnumbered whether its revision is still to be given
 */
record CheckedRow(long line, Reading reading, boolean unnumbered) {

    static CheckedRow of(RawRow row) {
        return new CheckedRow(row.line(), RecordReader.read(row.raw()), row.unnumbered());
    }
}
