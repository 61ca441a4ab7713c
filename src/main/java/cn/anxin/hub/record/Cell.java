package cn.anxin.hub.record;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** One parsed value of a record. */
public sealed interface Cell {

    /** Free text, a code out of a closed list, or a document number, as written (trimmed). */
    record Text(String value) implements Cell {}

    /** A day between 1900-01-01 and 2199-12-31. */
    record Day(LocalDate value) implements Cell {}

    /** A count, or an amount in yuan; without trailing zeros, so that equal numbers are equal cells. */
    @SuppressWarnings("JavaLangClash") // always written Cell.Number, beside Cell.Text and Cell.Day
    record Number(BigDecimal value) implements Cell {
        public Number {
            value = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
        }
    }

    /** Y or N. */
    record Flag(boolean value) implements Cell {}

    /** Several codes of a closed list: ascending by code point, without repetition. */
    record Codes(List<String> values) implements Cell {
        public Codes {
            values = values.stream().distinct().sorted(CodePoints.ORDER).toList();
        }
    }
}
