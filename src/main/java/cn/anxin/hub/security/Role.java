package cn.anxin.hub.security;

import static cn.anxin.hub.security.Permission.DECIDE;
import static cn.anxin.hub.security.Permission.EXPORT;
import static cn.anxin.hub.security.Permission.OPERATE;
import static cn.anxin.hub.security.Permission.SEE_AUDIT;
import static cn.anxin.hub.security.Permission.SEE_CONTENT;
import static cn.anxin.hub.security.Permission.SEE_LIST;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** What a caller may be. What each permission opens stands in {@link AccessRules} alone. */
public enum Role {
    /** Looks on: lists and states, nothing about anybody in particular. */
    VIEWER,
    /** Keeps the exchange running, without seeing what is written about anybody. */
    OPERATOR,
    /** Answers for what is decided. */
    OFFICER,
    /** Sees everything, also who saw what, and changes nothing. */
    AUDITOR,
    /** May see and do everything. */
    ADMIN,
    /** An agency or recipient, known by its token: its own feed and its own notices, and nothing else. */
    PARTY;

    public Set<Permission> permissions() {
        return switch (this) {
            case VIEWER -> Set.of(SEE_LIST);
            case OPERATOR -> Set.of(SEE_LIST, EXPORT, OPERATE);
            case OFFICER -> Set.of(SEE_LIST, SEE_CONTENT, EXPORT, DECIDE);
            case AUDITOR -> Set.of(SEE_LIST, SEE_CONTENT, EXPORT, SEE_AUDIT);
            case ADMIN -> Set.of(Permission.values());
            case PARTY -> Set.of();
        };
    }

    /** Those that a person may have. */
    public static List<Role> ofUsers() {
        return Stream.of(values()).filter(role -> role != PARTY).toList();
    }

    /** As Spring knows the role itself. */
    GrantedAuthority authority() {
        return new SimpleGrantedAuthority("ROLE_" + name());
    }

    /** The role and its permissions, as Spring knows them. */
    List<GrantedAuthority> authorities() {
        return Stream.concat(
                        Stream.of(authority()), permissions().stream().sorted().map(Permission::authority))
                .toList();
    }
}
