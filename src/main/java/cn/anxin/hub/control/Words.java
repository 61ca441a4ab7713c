package cn.anxin.hub.control;

import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.NoTypeConversionAvailableException;
import org.apache.camel.TypeConversionException;

/** What may be said of a failure to whoever may look at routes: not what was in the message that failed. */
final class Words {

    private static final int LONGEST = 300;
    /** A 统一社会信用代码, the number of a person, a telephone: whatever has that many letters and digits with a digit in it. */
    private static final Pattern SOMEBODY = Pattern.compile("(?<![\\w.-])(?=[A-Z]*\\d)[0-9A-Z]{8,}(?![\\w.-])");

    private static final Pattern SECRET =
            Pattern.compile("(?i)(password|passphrase|secret|token|authorization)(\\s*[=:]\\s*)\\S+");

    private Words() {}

    static Throwable deepest(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .limit(50)
                .reduce(failure, (above, below) -> below);
    }

    static String of(Throwable failure) {
        // These quote what they could not convert.
        if (failure instanceof TypeConversionException || failure instanceof NoTypeConversionAvailableException) {
            return "";
        }
        // A database's second line, and a parser's, is the value.
        String line = Objects.requireNonNullElse(failure.getMessage(), "")
                .lines()
                .findFirst()
                .orElse("");
        String told = SECRET.matcher(SOMEBODY.matcher(line).replaceAll("…")).replaceAll("$1$2…");
        return told.substring(0, told.offsetByCodePoints(0, Math.min(LONGEST, told.codePointCount(0, told.length()))));
    }
}
