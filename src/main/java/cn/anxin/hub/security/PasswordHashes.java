package cn.anxin.hub.security;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Passwords as slow hashes: Argon2id with the costs that OWASP names. Two are made at a time, whoever asks: a flood of
 * sign-ins takes neither the processors nor the memory from the exchange.
 */
final class PasswordHashes {

    private static final int AT_ONCE = 2;
    private static final int PATIENCE_SECONDS = 10;

    private final PasswordEncoder encoder = new DelegatingPasswordEncoder(
            "argon2", Map.of("argon2", Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8()));
    private final Semaphore turns = new Semaphore(AT_ONCE, true);
    // Who has no password costs as much as who has one.
    private final String nobodys = encoder.encode("nobody's");

    String of(String password) {
        return encoder.encode(password);
    }

    /** Takes as long where there is no hash to compare with, and is false then. */
    boolean matches(String presented, Optional<String> hash) {
        boolean same = encoder.matches(presented, hash.orElse(nobodys));
        return same && hash.isPresent();
    }

    /** Does slow work when it is its turn. */
    <T> T inTurn(Supplier<T> work) {
        boolean mine = false;
        try {
            mine = turns.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (!mine) {
                throw new AuthenticationServiceException("too many sign-ins at once");
            }
            return work.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AuthenticationServiceException("interrupted", e);
        } finally {
            if (mine) {
                turns.release();
            }
        }
    }
}
