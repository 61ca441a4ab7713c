package cn.anxin.hub.receipt;

/** Text that can be stored and sent, whatever came. */
final class Plain {

    private static final int REPLACEMENT = 0xFFFD;

    private Plain() {}

    /** The first characters; NUL and half surrogate pairs, which PostgreSQL does not take, are replaced. */
    static String text(String raw, int most) {
        StringBuilder text = new StringBuilder();
        raw.codePoints()
                .limit(most)
                .map(c -> c == 0 || (c >= 0xD800 && c <= 0xDFFF) ? REPLACEMENT : c)
                .forEach(text::appendCodePoint);
        return text.toString();
    }
}
