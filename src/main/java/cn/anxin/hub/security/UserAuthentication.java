package cn.anxin.hub.security;

import cn.anxin.hub.ledger.AuditEvent;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/** Knows users by name and password, for the log-in page and for HTTP Basic alike. */
final class UserAuthentication implements AuthenticationProvider {

    private final SecretDigests passwords;
    private final Lockout lockout;
    private final AccessAudit audit;

    UserAuthentication(SecretDigests passwords, Lockout lockout, AccessAudit audit) {
        this.passwords = passwords;
        this.lockout = lockout;
        this.audit = audit;
    }

    @Override
    public Authentication authenticate(Authentication presented) {
        String name = presented.getName();
        String address = presented.getDetails() instanceof WebAuthenticationDetails web ? web.getRemoteAddress() : "";
        if (lockout.isLocked(name, address)) {
            throw new LockedException("locked");
        }
        if (!passwords.matches(name, String.valueOf(presented.getCredentials()))) {
            if (lockout.failed(name, address)) {
                audit.session(name, AuditEvent.SIGN_IN_LOCKED, address);
            }
            throw new BadCredentialsException("wrong name or password");
        }
        lockout.succeeded(name, address);
        // A user's role will come from where users are kept; the one user there is may do everything.
        var known = UsernamePasswordAuthenticationToken.authenticated(name, null, Role.ADMIN.authorities());
        known.setDetails(presented.getDetails());
        return known;
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
