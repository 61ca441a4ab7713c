package cn.anxin.hub.ledger;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Why someone did something, in their own words: 1 to 500 characters that can be kept as they are. */
public record Reason(String text) {

    private static final int LONGEST = 500;

    /** @throws IllegalArgumentException where {@link #of} answers nothing */
    public Reason {
        if (!isOne(text)) {
            throw new IllegalArgumentException("not a reason");
        }
    }

    /** The reason without blanks around it; empty where there is none, it is too long, or not text. */
    public static Optional<Reason> of(String text) {
        return Optional.of(text.strip()).filter(Reason::isOne).map(Reason::new);
    }

    private static boolean isOne(String text) {
        int length = text.codePointCount(0, text.length());
        return length >= 1
                && length <= LONGEST
                && text.indexOf('\0') < 0
                && StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }
}
