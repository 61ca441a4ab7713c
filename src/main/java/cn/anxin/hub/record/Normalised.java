package cn.anxin.hub.record;

import java.text.Normalizer;
import java.util.Locale;

/** The form in which names and document numbers are compared: spelling that two agencies differ in is gone. */
public final class Normalised {

    private Normalised() {}

    /** An enterprise's name: NFKC, no white space, every bracket round, letters upper-case. */
    public static String name(String name) {
        return normalise(name);
    }

    /** A document number or case reference: the same form, so that 〔2024〕 and [2024] are one. */
    public static String documentNo(String documentNo) {
        return normalise(documentNo);
    }

    private static String normalise(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isPlain(text.charAt(i))) {
                return thoroughly(text);
            }
        }
        return plainly(text);
    }

    /** What NFKC leaves as it is, among whatever neighbours of its kind: nearly all that is written. */
    private static boolean isPlain(char c) {
        return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x20 && c <= 0x7E) || c == '〔' || c == '〕';
    }

    private static String plainly(String text) {
        char[] normalised = new char[text.length()];
        int length = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case ' ' -> {}
                case '〔', '[', '{' -> normalised[length++] = '(';
                case '〕', ']', '}' -> normalised[length++] = ')';
                default -> normalised[length++] = c >= 'a' && c <= 'z' ? (char) (c - 'a' + 'A') : c;
            }
        }
        return new String(normalised, 0, length);
    }

    private static String thoroughly(String text) {
        StringBuilder normalised = new StringBuilder(text.length());
        Normalizer.normalize(text, Normalizer.Form.NFKC).codePoints().forEach(c -> {
            if (!isWhiteSpace(c)) {
                normalised.appendCodePoint(roundBracket(c));
            }
        });
        return normalised.toString().toUpperCase(Locale.ROOT);
    }

    private static boolean isWhiteSpace(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0x85;
    }

    /** Low and reversed quotation marks share the category of brackets, but are none. */
    private static int roundBracket(int c) {
        boolean quotationMark = c == 0x201A || c == 0x201E || (c >= 0x301D && c <= 0x301F);
        if (quotationMark) {
            return c;
        }
        return switch (Character.getType(c)) {
            case Character.START_PUNCTUATION -> '(';
            case Character.END_PUNCTUATION -> ')';
            default -> c;
        };
    }
}
