package cn.anxin.hub.security;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
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

    static final int AT_ONCE = 2;

    private static final int PATIENCE_SECONDS = 10;

    /** Who waits holds a thread of the web server: some are left for everybody else, and no address takes all of it. */
    static final int MOST_WAITING = 120;

    static final int MOST_OF_AN_ADDRESS = 64;

    private final PasswordEncoder encoder = new DelegatingPasswordEncoder(
            "argon2", Map.of("argon2", Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8()));
    private final Semaphore turns = new Semaphore(AT_ONCE, true);
    private final Semaphore room = new Semaphore(MOST_WAITING);
    private final Map<String, Integer> strangers = new ConcurrentHashMap<>();
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

    /** Does slow work for whoever is not known yet, when it is its turn; there and then refused where too many wait. */
    <T> T inTurn(String address, Supplier<T> work) {
        boolean among = strangers.merge(address, 1, Integer::sum) <= MOST_OF_AN_ADDRESS;
        boolean inside = among && room.tryAcquire();
        try {
            if (!inside) {
                throw new AuthenticationServiceException("too many sign-ins at once");
            }
            return inTurn(work);
        } finally {
            if (inside) {
                room.release();
            }
            strangers.computeIfPresent(address, (from, number) -> number == 1 ? null : number - 1);
        }
    }

    /** Does slow work for somebody who is signed in, when it is its turn. */
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

    /** How many strangers wait or have their turn. */
    int waiting() {
        return MOST_WAITING - room.availablePermits();
    }
}
