package cn.anxin.hub.security;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Passwords that the slow hash has found right, for five minutes: a program that sends its own with every call pays for
 * it once. Held as HMAC-SHA-256, under a key that lives as long as the process, of name, password and the user's version,
 * so that a changed password or a disabled user is in none of them.
 */
final class VerifiedPasswords {

    private static final String HMAC = "HmacSHA256";
    private static final Duration KEPT = Duration.ofMinutes(5);
    private static final int CAPACITY = 1_000;

    private final LongSupplier nanoTime;
    private final SecretKeySpec key;
    private final Map<String, Long> verifiedAt = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > CAPACITY;
        }
    };

    VerifiedPasswords(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        this.key = new SecretKeySpec(random, HMAC);
    }

    boolean has(User user, String password) {
        String digest = digest(user, password);
        synchronized (verifiedAt) {
            Long at = verifiedAt.get(digest);
            if (at == null) {
                return false;
            }
            boolean fresh = nanoTime.getAsLong() - at < KEPT.toNanos();
            if (!fresh) {
                verifiedAt.remove(digest);
            }
            return fresh;
        }
    }

    void add(User user, String password) {
        String digest = digest(user, password);
        synchronized (verifiedAt) {
            verifiedAt.put(digest, nanoTime.getAsLong());
        }
    }

    private String digest(User user, String password) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            mac.update(
                    (user.name().length() + ":" + user.name() + user.version() + ":").getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(mac.doFinal(password.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + HMAC, e);
        }
    }
}
