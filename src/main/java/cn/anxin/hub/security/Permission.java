package cn.anxin.hub.security;

import java.security.Principal;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/**
 * What someone may do, each apart from the others: who keeps the exchange running need not see what is written about
 * anybody, and who may see it need not be able to change anything.
 */
public enum Permission {
    /** Lists, counts and states: who is an enterprise of which status, what came in, what is due. */
    SEE_LIST,
    /** An enterprise's file, a notice's content, values that were rejected; each look is audited. */
    SEE_CONTENT,
    /** To take a list away as a file; audited. */
    EXPORT,
    /** Routes, recipients' pauses, replays, uploads: that the exchange runs. */
    OPERATE,
    /** Quarantined records and held snapshots: what changes whom the law reaches. */
    DECIDE,
    /** Who did and who saw what. */
    SEE_AUDIT,
    /** Users, tokens, and to whom the hub sends at all. */
    ADMINISTER;

    /** Those that somebody has; none where nobody is signed in. */
    public static Set<Permission> heldBy(@Nullable Principal who) {
        Set<Permission> held = EnumSet.noneOf(Permission.class);
        if (who instanceof Authentication known && known.isAuthenticated()) {
            for (Permission each : values()) {
                if (known.getAuthorities().contains(each.authority())) {
                    held.add(each);
                }
            }
        }
        return held;
    }

    GrantedAuthority authority() {
        return new SimpleGrantedAuthority(name());
    }
}
