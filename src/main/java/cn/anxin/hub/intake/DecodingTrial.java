package cn.anxin.hub.intake;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;

/** Decodes a stream of bytes in one charset and counts what fits and what does not. */
final class DecodingTrial {

    private final CharsetDecoder decoder;
    private final ByteBuffer bytes = ByteBuffer.allocate(1 << 16);
    private final CharBuffer characters = CharBuffer.allocate(1 << 16);
    private long malformed;
    private long wide;

    DecodingTrial(Charset charset) {
        this.decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    void feed(byte[] buffer, int length) {
        int from = 0;
        while (from < length) {
            int part = Math.min(bytes.remaining(), length - from);
            bytes.put(buffer, from, part);
            from += part;
            decode(false);
        }
    }

    void end() {
        decode(true);
    }

    /** How many byte sequences are no character of this charset. */
    long malformed() {
        return malformed;
    }

    /** How many characters were decoded that take three bytes or more in UTF-8: all of Chinese. */
    long wide() {
        return wide;
    }

    private void decode(boolean last) {
        bytes.flip();
        CoderResult result;
        do {
            characters.clear();
            result = decoder.decode(bytes, characters, last);
            characters.flip();
            wide += characters.chars().filter(c -> c >= 0x800).count();
            if (result.isError()) {
                malformed++;
                bytes.position(bytes.position() + result.length());
            }
        } while (!result.isUnderflow());
        bytes.compact();
    }
}
