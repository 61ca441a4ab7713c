package cn.anxin.hub.record;

import java.util.List;
import java.util.regex.Pattern;

/** What the values of a column look like. */
public sealed interface Kind {

    /**
     * Free text.
     *
     * @param longest the most characters (code points)
     * @param prose whether line breaks and tabs may occur
     */
    record Text(int longest, boolean prose) implements Kind {}

    /** Text of a fixed form, with the form in words. */
    record Formed(Pattern form, Message words) implements Kind {}

    /** A 统一社会信用代码 with right check characters. */
    record CreditCode() implements Kind {}

    /** A day between 1900-01-01 and 2199-12-31. */
    record Day() implements Kind {}

    /** A whole number within bounds, both included. */
    record Whole(int least, int most) implements Kind {}

    /** A decimal number that is not negative: an amount in yuan, or a score. */
    record Decimal() implements Kind {}

    /** Y or N. */
    record YesNo() implements Kind {}

    /** One code of a closed list. */
    record Code(List<String> codes) implements Kind {}

    /** Several codes of a closed list. */
    record Codes(List<String> codes) implements Kind {}
}
