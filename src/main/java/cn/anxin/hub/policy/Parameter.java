package cn.anxin.hub.policy;

import cn.anxin.hub.record.Message;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;

/**
 * A value that the rules use by its name.
 *
 * @param article where the law says it, or fails to, such as {@code 4(4)}
 * @param since the day on which this value was fixed
 * @param question what the interpreting authority has to answer; present where the text leaves the value open, and the
 *     value then is the default
 */
public record Parameter(
        String name, String article, Message about, Value value, LocalDate since, Optional<Message> question) {

    public boolean open() {
        return question.isPresent();
    }

    /** What a parameter can be. */
    public sealed interface Value {

        /** A count, a level or an amount in yuan. */
        record Amount(BigDecimal number) implements Value {}

        /** A share, 10 % being 0.1. */
        record Share(BigDecimal fraction) implements Value {}

        /** Years, months or days. */
        record Span(Period period) implements Value {}

        record Day(LocalDate day) implements Value {}

        /** Yes or no. */
        record Flag(boolean yes) implements Value {}

        /** A word out of a closed list. */
        record Code(String code) implements Value {}

        /** Several words out of a closed list. */
        record Codes(NavigableSet<String> codes) implements Value {}

        /** Which kinds of recipient each item of an article concerns. */
        record Assignment(NavigableMap<Integer, List<String>> kindsByItem) implements Value {}
    }
}
