package cn.anxin.hub.intake;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file on the hub's own disk, hashed while it was written. Closing deletes it.
 *
 * @param sha256 of its bytes, in hexadecimal
 * @param charset which its text is in, told by content
 */
public record SpooledFile(Path path, String sha256, Charset charset) implements AutoCloseable {

    public InputStream open() throws IOException {
        return Files.newInputStream(path);
    }

    /** Its text without a byte order mark; what cannot be decoded is the replacement character, which no cell may have. */
    public BufferedReader text() throws IOException {
        BufferedReader reader = new BufferedReader(new InputStreamReader(
                open(),
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPLACE)
                        .onUnmappableCharacter(CodingErrorAction.REPLACE)));
        reader.mark(1);
        if (reader.read() != '\uFEFF') {
            reader.reset();
        }
        return reader;
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(path);
    }
}
