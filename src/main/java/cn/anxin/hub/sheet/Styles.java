package cn.anxin.hub.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which of the workbook's styles show a number as a day or a time. */
record Styles(List<Boolean> moments) {

    private static final int MOST = 100_000;

    /** Quoted words, escaped characters, colours and locales are not part of the pattern. */
    private static final Pattern LITERAL = Pattern.compile("\"[^\"]*\"|\\\\.|_.|\\*.|\\[(?![hms]+])[^\\]]*]");

    private static final Pattern MOMENT = Pattern.compile("[ymdhs年月日]|上午|下午");

    static Styles none() {
        return new Styles(List.of());
    }

    static Styles read(InputStream part) throws IOException, SheetRefused {
        Map<Integer, String> formats = new HashMap<>();
        List<Boolean> moments = new ArrayList<>();
        boolean cells = false;
        try (Markup markup = Markup.of(part)) {
            while (markup.advance() && moments.size() < MOST && formats.size() < MOST) {
                if (markup.begins("numFmt")) {
                    formats.put(
                            number(markup, "numFmtId"),
                            markup.attribute("formatCode").orElse(""));
                } else if (markup.begins("cellXfs") || markup.ends("cellXfs")) {
                    cells = markup.begins("cellXfs");
                } else if (cells && markup.begins("xf")) {
                    int format = number(markup, "numFmtId");
                    moments.add(Optional.ofNullable(formats.get(format))
                            .map(Styles::showsMoment)
                            .orElseGet(() -> isMoment(format)));
                }
            }
        }
        return new Styles(moments);
    }

    private static int number(Markup markup, String attribute) {
        return markup.attribute(attribute)
                .filter(text -> text.matches("\\d{1,9}"))
                .map(Integer::parseInt)
                .orElse(0);
    }

    boolean isMoment(String style) {
        return style.matches("\\d{1,9}")
                && Integer.parseInt(style) < moments.size()
                && moments.get(Integer.parseInt(style));
    }

    /** Those that every workbook has; the second and the last group are those of Chinese and other eastern editions. */
    private static boolean isMoment(int format) {
        return (format >= 14 && format <= 22)
                || (format >= 27 && format <= 36)
                || (format >= 45 && format <= 47)
                || (format >= 50 && format <= 58);
    }

    /** A format of the workbook's own, as far as it is for positive numbers. */
    static boolean showsMoment(String format) {
        String pattern = LITERAL.matcher(format.split(";", 2)[0]).replaceAll("").toLowerCase(Locale.ROOT);
        return MOMENT.matcher(pattern).find() && !pattern.contains("general");
    }
}
