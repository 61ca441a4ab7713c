package cn.anxin.hub.intake;

import cn.anxin.hub.record.Reading;
import cn.anxin.hub.record.RecordReader;

/** A row after the checks of its cells. */
record CheckedRow(long line, Reading reading) {

    static CheckedRow of(RawRow row) {
        return new CheckedRow(row.line(), RecordReader.read(row.raw()));
    }
}
