package cn.anxin.hub.record;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads a day in each of the four spellings of the feeds. */
final class DayReader {

    private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2199, 12, 31);

    private static final Pattern[] SPELLINGS = {
        Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})"),
        Pattern.compile("(\\d{4})(\\d{2})(\\d{2})"),
        Pattern.compile("(\\d{4})/(\\d{1,2})/(\\d{1,2})"),
        Pattern.compile("(\\d{4})年(\\d{1,2})月(\\d{1,2})日"),
    };

    private DayReader() {}

    static Parsed read(String text) {
        Optional<LocalDate> day = Stream.of(SPELLINGS)
                .map(spelling -> spelling.matcher(text))
                .filter(Matcher::matches)
                .findFirst()
                .flatMap(DayReader::day);
        if (day.isEmpty()) {
            return Parsed.wrong(
                    FaultCode.FORMAT, "应为真实存在的日期，如 2026-05-01", "write a day that exists, such as 2026-05-01");
        }
        if (day.get().isBefore(FIRST) || day.get().isAfter(LAST)) {
            return Parsed.wrong(
                    FaultCode.RANGE,
                    "日期应在 " + FIRST + " 至 " + LAST + " 之间",
                    "the day must be from " + FIRST + " to " + LAST);
        }
        return new Parsed.Right(new Cell.Day(day.get()));
    }

    private static Optional<LocalDate> day(Matcher parts) {
        try {
            return Optional.of(LocalDate.of(number(parts, 1), number(parts, 2), number(parts, 3)));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private static int number(Matcher parts, int group) {
        return Integer.parseInt(parts.group(group));
    }
}
