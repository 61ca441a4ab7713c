package cn.anxin.hub.evidence;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A ZIP whose last entry names the SHA-256 of every other one, in the form that {@code sha256sum -c} reads. */
final class Pack implements AutoCloseable {

    static final String MANIFEST = "MANIFEST.sha256";

    /** What an entry holds. */
    interface Content {
        void writeTo(OutputStream to) throws IOException;
    }

    private final ZipOutputStream zip;
    private final Instant at;
    private final Map<String, String> digests = new TreeMap<>();

    /**
     * Begins a file.
     *
     * @param at the time of every entry
     */
    Pack(OutputStream to, Instant at) {
        this.zip = new ZipOutputStream(to, StandardCharsets.UTF_8);
        this.at = at;
    }

    void add(String name, byte[] content) throws IOException {
        add(name, to -> to.write(content));
    }

    void add(String name, String text) throws IOException {
        add(name, text.getBytes(StandardCharsets.UTF_8));
    }

    /** An entry of any length: it is written, and its digest taken, as it comes. */
    void add(String name, Content content) throws IOException {
        DigestOutputStream to = new DigestOutputStream(zip, sha256());
        begin(name);
        content.writeTo(to);
        zip.closeEntry();
        digests.put(name, HexFormat.of().formatHex(to.getMessageDigest().digest()));
    }

    /** Writes the manifest and the end of the file; the manifest's own digest stands for the whole. */
    String finish() throws IOException {
        StringBuilder manifest = new StringBuilder();
        digests.forEach((name, digest) ->
                manifest.append(digest).append("  ").append(name).append('\n'));
        byte[] content = manifest.toString().getBytes(StandardCharsets.UTF_8);
        begin(MANIFEST);
        zip.write(content);
        zip.closeEntry();
        zip.finish();
        return HexFormat.of().formatHex(sha256().digest(content));
    }

    private void begin(String name) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTime(at.toEpochMilli());
        zip.putNextEntry(entry);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
