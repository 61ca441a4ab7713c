package cn.anxin.hub.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Where what comes in rests on disk while it is checked and taken: memory stays the same whatever its size. */
public final class Spool {

    private static final String SUFFIX = ".spool";
    private static final int BUFFER = 1 << 16;

    private final Path folder;

    /** Empties the folder: what a killed process left there is pulled again. */
    Spool(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
        try (DirectoryStream<Path> leftOver = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
            for (Path file : leftOver) {
                Files.delete(file);
            }
        }
    }

    /** Writes all of the stream to disk; the caller closes both. */
    public SpooledFile receive(InputStream in) throws IOException {
        Path file = Files.createTempFile(folder, "in", SUFFIX);
        try {
            return write(in, file);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    /** Where else something may rest for a while, in files whose names end like the spool's. */
    Path folder() {
        return folder;
    }

    /** An empty file for what goes out; the caller deletes it. */
    Path scratch() throws IOException {
        return Files.createTempFile(folder, "out", SUFFIX);
    }

    private static SpooledFile write(InputStream in, Path file) throws IOException {
        MessageDigest digest = sha256();
        CharsetChoice charset = new CharsetChoice();
        byte[] buffer = new byte[BUFFER];
        try (OutputStream out = new DigestOutputStream(Files.newOutputStream(file), digest)) {
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                out.write(buffer, 0, length);
                charset.feed(buffer, length);
            }
        }
        return new SpooledFile(file, HexFormat.of().formatHex(digest.digest()), charset.choose());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
