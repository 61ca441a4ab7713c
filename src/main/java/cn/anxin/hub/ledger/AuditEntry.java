package cn.anxin.hub.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/** A link of the audit chain; {@code id} is 0 before it is written. */
record AuditEntry(
        long id,
        Instant at,
        String actor,
        String action,
        String subject,
        String reason,
        String previous,
        String digest) {

    /** What stands before the first entry. */
    static final String GENESIS = "0".repeat(64);

    static AuditEntry following(
            String previous, Instant at, String actor, String action, String subject, String reason) {
        String digest = digest(List.of(previous, at.toString(), actor, action, subject, reason));
        return new AuditEntry(0, at, actor, action, subject, reason, previous, digest);
    }

    String expectedDigest() {
        return digest(List.of(previous, at.toString(), actor, action, subject, reason));
    }

    // Each part is preceded by its length: no shift of text from one field to the next keeps the digest.
    private static String digest(List<String> parts) {
        MessageDigest sha256 = sha256();
        for (String part : parts) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            sha256.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
            sha256.update(bytes);
        }
        return HexFormat.of().formatHex(sha256.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
