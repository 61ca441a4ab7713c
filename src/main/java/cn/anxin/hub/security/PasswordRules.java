package cn.anxin.hub.security;

import java.util.Locale;
import java.util.stream.IntStream;

/** What a password that somebody chooses has to be: long, and not the name. */
final class PasswordRules {

    static final int SHORTEST = 12;
    private static final int LONGEST = 128;
    /** From here on length alone is enough: a sentence is better than signs. */
    private static final int SENTENCE = 20;

    private static final int KINDS = 3;

    private PasswordRules() {}

    static boolean allow(String name, String password) {
        int length = password.codePointCount(0, password.length());
        return length >= SHORTEST
                && length <= LONGEST
                && !password.toLowerCase(Locale.ROOT).contains(name.toLowerCase(Locale.ROOT))
                && password.codePoints().distinct().count() > SHORTEST / 2
                && (length >= SENTENCE || kinds(password) >= KINDS);
    }

    // Small letters, capitals, digits, anything else.
    private static long kinds(String password) {
        return IntStream.of(
                        count(password, Character::isLowerCase),
                        count(password, Character::isUpperCase),
                        count(password, Character::isDigit),
                        count(password, point -> !Character.isLetterOrDigit(point) || Character.isIdeographic(point)))
                .filter(number -> number > 0)
                .count();
    }

    private static int count(String password, java.util.function.IntPredicate kind) {
        return (int) password.codePoints().filter(kind).count();
    }
}
