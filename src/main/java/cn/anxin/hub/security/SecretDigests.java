package cn.anxin.hub.security;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Secrets by owner, held as HMAC-SHA-256 under a key that lives as long as the process. The comparison takes the same
 * time whatever is presented. A slow hash would guard nothing here, since nothing that is held is ever stored, and would
 * cost every call of a machine a tenth of a second.
 */
final class SecretDigests {

    private static final String HMAC = "HmacSHA256";

    private final SecretKeySpec key;
    private final Map<String, byte[]> byOwner = new TreeMap<>();

    SecretDigests(Map<String, String> secrets) {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        key = new SecretKeySpec(random, HMAC);
        secrets.forEach((owner, secret) -> byOwner.put(owner, digest(secret)));
    }

    /** Whether the secret is the owner's; false for an owner that is not known, after the same work. */
    boolean matches(String owner, String presented) {
        byte[] digest = digest(presented);
        byte[] held = byOwner.get(owner);
        boolean same = MessageDigest.isEqual(digest, held == null ? new byte[digest.length] : held);
        return same && held != null;
    }

    /** Whose secret it is; every one is compared. */
    Optional<String> ownerOf(String presented) {
        byte[] digest = digest(presented);
        String found = null;
        for (Map.Entry<String, byte[]> held : byOwner.entrySet()) {
            if (MessageDigest.isEqual(digest, held.getValue())) {
                found = held.getKey();
            }
        }
        return Optional.ofNullable(found);
    }

    private byte[] digest(String secret) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            return mac.doFinal(secret.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + HMAC, e);
        }
    }
}
