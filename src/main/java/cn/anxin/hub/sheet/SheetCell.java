package cn.anxin.hub.sheet;

import cn.anxin.hub.record.Message;
import java.math.BigDecimal;
import java.time.LocalDateTime;

/** What stands in a cell; a blank one is not there. */
public sealed interface SheetCell {

    /** Its place in the row, from 0. */
    int column();

    /** Text, also digits that were written as text. */
    record Text(int column, String value) implements SheetCell {}

    /** A number, to the fifteen digits that Excel shows. */
    record Figure(int column, BigDecimal value) implements SheetCell {}

    /** A number that is shown as a day or a time. */
    record Moment(int column, LocalDateTime value) implements SheetCell {}

    /** TRUE or FALSE. */
    record Flag(int column, boolean value) implements SheetCell {}

    /** Something that has no value, or none that can be relied on. */
    record Wrong(int column, String shown, Message why) implements SheetCell {}
}
