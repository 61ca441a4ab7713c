package cn.anxin.hub.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * A link of the audit chain.
 *
 * @param id 0 before it is written
 * @param address from where it was done; empty where the entry is of a time that did not note it, whose digest is without it
 */
record AuditEntry(
        long id,
        Instant at,
        String actor,
        String action,
        String subject,
        String reason,
        Optional<String> address,
        String previous,
        String digest) {

    /** What stands before the first entry. */
    static final String GENESIS = "0".repeat(64);

    static AuditEntry following(
            String previous, Instant at, String actor, String action, String subject, String reason, String address) {
        String digest = digest(List.of(previous, at.toString(), actor, action, subject, reason, address));
        return new AuditEntry(0, at, actor, action, subject, reason, Optional.of(address), previous, digest);
    }

    String expectedDigest() {
        List<String> parts = new ArrayList<>(List.of(previous, at.toString(), actor, action, subject, reason));
        address.ifPresent(parts::add);
        return digest(parts);
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
