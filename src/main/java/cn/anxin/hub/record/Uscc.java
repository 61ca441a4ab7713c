package cn.anxin.hub.record;

import java.util.Arrays;
import java.util.Optional;

/**
 * A 统一社会信用代码 (GB 32100-2015) whose both check characters are right: position 18 (mod 31) and, in positions 9 to
 * 17, the organisation code's own (GB 11714, mod 11).
 */
public record Uscc(String value) implements Comparable<Uscc> {

    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final byte[] VALUES = values();
    private static final int LENGTH = 18;
    private static final int[] ORGANISATION_WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};

    /** @throws IllegalArgumentException where {@link #check} finds a fault */
    public Uscc {
        check(value).ifPresent(fault -> {
            throw new IllegalArgumentException("not a 统一社会信用代码: " + fault);
        });
    }

    /** What is wrong with the text: {@code FORMAT} or {@code CHECK_DIGIT}; empty where nothing is. */
    public static Optional<FaultCode> check(String text) {
        if (!hasForm(text)) {
            return Optional.of(FaultCode.FORMAT);
        }
        boolean right = checkCharacter(text) == text.charAt(17) && organisationCheckCharacter(text) == text.charAt(16);
        return right ? Optional.empty() : Optional.of(FaultCode.CHECK_DIGIT);
    }

    private static boolean hasForm(String text) {
        if (text.length() != LENGTH) {
            return false;
        }
        for (int i = 0; i < LENGTH; i++) {
            if (value(text.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    private static int value(char c) {
        return c < VALUES.length ? VALUES[c] : -1;
    }

    private static byte[] values() {
        byte[] values = new byte[128];
        Arrays.fill(values, (byte) -1);
        for (int i = 0; i < ALPHABET.length(); i++) {
            values[ALPHABET.charAt(i)] = (byte) i;
        }
        return values;
    }

    private static char checkCharacter(String text) {
        int sum = 0;
        int weight = 1;
        for (int i = 0; i < LENGTH - 1; i++) {
            sum += value(text.charAt(i)) * weight;
            weight = weight * 3 % 31;
        }
        return ALPHABET.charAt((31 - sum % 31) % 31);
    }

    private static char organisationCheckCharacter(String text) {
        int sum = 0;
        for (int i = 0; i < ORGANISATION_WEIGHTS.length; i++) {
            sum += Character.digit(text.charAt(8 + i), 36) * ORGANISATION_WEIGHTS[i];
        }
        int check = 11 - sum % 11;
        return switch (check) {
            case 10 -> 'X';
            case 11 -> '0';
            default -> (char) ('0' + check);
        };
    }

    @Override
    public int compareTo(Uscc other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
