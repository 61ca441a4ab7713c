package cn.anxin.hub.record;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Text as it came in: when it counts as absent, where it begins and ends, whether its bytes were read right. */
final class RawText {

    private static final int SHOWN = 200;

    private RawText() {}

    /** Nothing, blank text, an empty list, a list of nothing. */
    static boolean isAbsent(@Nullable Object raw) {
        if (raw instanceof String text) {
            return trim(text).isEmpty();
        }
        if (raw instanceof List<?> values) {
            return values.stream().allMatch(RawText::isAbsent);
        }
        return raw == null;
    }

    /** Without the spaces around it, also those that {@link String#strip} leaves (no-break, byte order mark). */
    static String trim(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isSpace(text.charAt(from))) {
            from++;
        }
        while (to > from && isSpace(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    private static boolean isSpace(char c) {
        boolean separator = c >= 0x1C && c <= 0x1F;
        return !separator && (Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\uFEFF');
    }

    /** The replacement character stands where bytes could not be decoded; half a surrogate pair can never be stored. */
    static Optional<Parsed> damage(String text) {
        boolean damaged = text.codePoints().anyMatch(c -> c == 0xFFFD || (c >= 0xD800 && c <= 0xDFFF));
        return damaged
                ? Optional.of(Parsed.wrong(
                        FaultCode.ENCODING,
                        "含有无法解码的字符，请以 UTF-8 或 GB18030 重新导出",
                        "it has characters that cannot be decoded; export it again as UTF-8 or GB18030"))
                : Optional.empty();
    }

    static boolean hasControl(String text, boolean lineBreaksAllowed) {
        return text.chars().anyMatch(c -> {
            boolean lineBreak = c == '\n' || c == '\r' || c == '\t';
            return Character.isISOControl(c) && !(lineBreak && lineBreaksAllowed);
        });
    }

    /** What a fault shows of the value: one that can be stored and sent, whatever came. */
    static String shown(@Nullable Object raw) {
        StringBuilder shown = new StringBuilder();
        (raw == null ? "" : String.valueOf(raw))
                .codePoints()
                .limit(SHOWN)
                .map(c -> c == 0 || (c >= 0xD800 && c <= 0xDFFF) ? 0xFFFD : c)
                .forEach(shown::appendCodePoint);
        return shown.toString();
    }
}
