package cn.anxin.hub.security;

import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** What a caller may be; what each may do stands in {@link AccessRules} alone. */
public enum Role {
    /** A user who may see and do everything. */
    ADMIN,
    /** An agency or recipient, known by its token: its own feed and its own notices, and nothing else. */
    PARTY;

    GrantedAuthority authority() {
        return new SimpleGrantedAuthority("ROLE_" + name());
    }
}
