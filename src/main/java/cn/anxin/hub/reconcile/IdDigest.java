package cn.anxin.hub.reconcile;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 over lines of text, each ended by a line feed: anyone can compute it with a shell. */
public final class IdDigest {

    /** As statements and snapshots name it. */
    public static final String ALGORITHM = "SHA-256";

    private final MessageDigest digest;
    private long lines;

    public IdDigest() {
        try {
            this.digest = MessageDigest.getInstance(ALGORITHM);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    /** Adds a line; whoever adds them keeps their order. */
    public void add(String line) {
        digest.update((line + "\n").getBytes(StandardCharsets.UTF_8));
        lines++;
    }

    /** An entry of a list in force: the enterprise, the sequence and the id of the notice under which it stands. */
    public void add(String uscc, int sequence, String noticeId) {
        add(uscc + " " + sequence + " " + noticeId);
    }

    public long lines() {
        return lines;
    }

    /** In hexadecimal; nothing can be added afterwards. */
    public String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
