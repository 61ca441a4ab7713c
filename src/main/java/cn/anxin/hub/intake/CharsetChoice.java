package cn.anxin.hub.intake;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * Tells UTF-8 and GB18030 apart by content while the bytes pass. A file that is strictly one of them is that one; one
 * with a few damaged rows is the one of which the rest is, so that the other rows can go on.
 */
final class CharsetChoice {

    static final Charset GB18030 = Charset.forName("GB18030");

    /** Chinese text in GB18030 is hardly ever valid UTF-8 for so many characters in a row. */
    private static final long CLEARLY = 4;

    private final DecodingTrial utf8 = new DecodingTrial(StandardCharsets.UTF_8);
    private final DecodingTrial gb18030 = new DecodingTrial(GB18030);

    void feed(byte[] buffer, int length) {
        utf8.feed(buffer, length);
        gb18030.feed(buffer, length);
    }

    /** To be asked once, after the last byte. */
    Charset choose() {
        utf8.end();
        gb18030.end();
        if (utf8.malformed() == 0 || utf8.wide() > CLEARLY * utf8.malformed()) {
            return StandardCharsets.UTF_8;
        }
        return gb18030.malformed() < utf8.malformed() ? GB18030 : StandardCharsets.UTF_8;
    }
}
