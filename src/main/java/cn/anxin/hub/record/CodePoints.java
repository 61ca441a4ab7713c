package cn.anxin.hub.record;

import java.util.Comparator;

/** The order of text everywhere in the contract: by Unicode code point, which UTF-16 order is not for rare characters. */
public final class CodePoints {

    /** Ascending by code point; a prefix comes before what it begins. */
    public static final Comparator<String> ORDER = CodePoints::compare;

    private CodePoints() {}

    private static int compare(String left, String right) {
        int shared = Math.min(left.length(), right.length());
        for (int i = 0; i < shared; i++) {
            char a = left.charAt(i);
            char b = right.charAt(i);
            if (a != b) {
                boolean bothSurrogates = Character.isSurrogate(a) == Character.isSurrogate(b);
                return bothSurrogates ? Character.compare(a, b) : Character.isSurrogate(a) ? 1 : -1;
            }
        }
        return Integer.compare(left.length(), right.length());
    }
}
