package cn.anxin.hub.intake;

import cn.anxin.hub.ledger.Intake.FileFault;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** A message of a feed's queue, as far as it may be read. */
final class FeedMessage {

    private final Optional<String> id;
    private final byte[] content;
    private final long size;
    private final Optional<FileFault> refusal;

    private FeedMessage(Optional<String> id, byte[] content, long size, Optional<FileFault> refusal) {
        this.id = id;
        this.content = content;
        this.size = size;
        this.refusal = refusal;
    }

    static FeedMessage of(Optional<String> id, byte[] content) {
        return new FeedMessage(id, content, content.length, Optional.empty());
    }

    /** One that is refused by its very kind, with what may be read of it. */
    static FeedMessage refused(Optional<String> id, byte[] head, long size, FileFault refusal) {
        return new FeedMessage(id, head, size, Optional.of(refusal));
    }

    /** As its sender gave it; empty where it has none. */
    Optional<String> id() {
        return id;
    }

    /** Of the whole, in bytes. */
    long size() {
        return size;
    }

    /** Why nothing of it is taken, where its very kind says so. */
    Optional<FileFault> refusal() {
        return refusal;
    }

    InputStream open() {
        return new ByteArrayInputStream(content);
    }

    byte[] head(int most) {
        return Arrays.copyOf(content, Math.min(content.length, most));
    }

    /** Of what may be read of it, in hexadecimal. */
    String sha256() {
        return sha256(content);
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
