package cn.anxin.hub.security;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.security.core.GrantedAuthority;

/**
 * Somebody who may sign in.
 *
 * @param mustChange whether the password is one that somebody else knows, and has to be changed first
 * @param local whether the hub itself keeps the password; else an identity provider vouches
 * @param version grows with each change of role, password or admission; sessions of an earlier one are over
 */
public record User(
        String name,
        String displayName,
        Role role,
        boolean mustChange,
        boolean disabled,
        boolean local,
        long version,
        Instant createdAt,
        Optional<Instant> lastSignInAt,
        Optional<String> lastSignInFrom) {

    /** Nothing at all until a password that somebody else knows is changed. */
    List<GrantedAuthority> authorities() {
        return mustChange ? List.of() : role.authorities();
    }
}
