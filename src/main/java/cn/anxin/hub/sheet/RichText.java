package cn.anxin.hub.sheet;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text that may be of several fonts, and may have hints for its pronunciation, which are no part of it. */
final class RichText {

    /** Excel itself allows 32,767 characters. */
    static final int LONGEST = 1 << 17;

    private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    private RichText() {}

    /** All of the text up to the end of the element that has just begun. */
    static String read(Markup markup, String element) throws IOException, SheetRefused {
        StringBuilder text = new StringBuilder();
        boolean hint = false;
        boolean inside = false;
        while (markup.advance() && !markup.ends(element)) {
            if (markup.begins("rPh") || markup.ends("rPh")) {
                hint = markup.begins("rPh");
            } else if (markup.begins("t") || markup.ends("t")) {
                inside = markup.begins("t");
            } else if (inside && !hint) {
                markup.addText(text, LONGEST);
            }
        }
        return unescaped(text.toString());
    }

    /** What XML cannot hold is written by its code, and what looks like that too. */
    static String unescaped(String text) {
        return text.contains("_x")
                ? ESCAPED.matcher(text).replaceAll(code -> Matcher.quoteReplacement(character(code.group(1))))
                : text;
    }

    private static String character(String code) {
        return String.valueOf((char) Integer.parseInt(code, 16));
    }
}
