package cn.anxin.hub.security;

import cn.anxin.hub.ledger.AuditEvent;
import java.util.Optional;
import org.springframework.dao.DataAccessException;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.DisabledException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.transaction.TransactionException;

/** Knows users by name and password, for the log-in page and for HTTP Basic alike. */
final class UserAuthentication implements AuthenticationProvider {

    private final Users users;
    private final PasswordHashes hashes;
    private final VerifiedPasswords verified;
    private final SignInFailures failures;
    private final AccessAudit audit;

    UserAuthentication(
            Users users,
            PasswordHashes hashes,
            VerifiedPasswords verified,
            SignInFailures failures,
            AccessAudit audit) {
        this.users = users;
        this.hashes = hashes;
        this.verified = verified;
        this.failures = failures;
        this.audit = audit;
    }

    @Override
    public Authentication authenticate(Authentication presented) {
        try {
            return known(presented);
        } catch (DataAccessException | TransactionException ledgerAway) {
            throw new AuthenticationServiceException("nobody can be looked up now", ledgerAway);
        }
    }

    private Authentication known(Authentication presented) {
        String name = AccessAudit.cleaned(presented.getName());
        String password = String.valueOf(presented.getCredentials());
        String address = presented.getDetails() instanceof WebAuthenticationDetails web ? web.getRemoteAddress() : "";
        requireUnlocked(name, address);
        Optional<Users.Known> known = users.known(name);
        boolean right = known.filter(it -> verified.has(it.user(), password)).isPresent()
                || hashes.inTurn(address, () -> isRight(name, address, password, known));
        if (!right) {
            if (failures.failed(name, address)) {
                audit.session(name, AuditEvent.SIGN_IN_LOCKED, address);
            }
            throw new BadCredentialsException("wrong name or password");
        }
        User user = known.orElseThrow().user();
        if (user.disabled()) {
            // Told to nobody but who has the password.
            throw new DisabledException("disabled");
        }
        var signedIn = UsernamePasswordAuthenticationToken.authenticated(name, null, user.authorities());
        signedIn.setDetails(presented.getDetails());
        return signedIn;
    }

    private boolean isRight(String name, String address, String password, Optional<Users.Known> known) {
        // While this one waited for its turn, others may have been wrong often enough, or right.
        requireUnlocked(name, address);
        if (known.filter(it -> verified.has(it.user(), password)).isPresent()) {
            return true;
        }
        boolean right = hashes.matches(password, known.flatMap(Users.Known::hash));
        if (right) {
            verified.add(known.orElseThrow().user(), password);
            failures.succeeded(name, address);
        }
        return right;
    }

    private void requireUnlocked(String name, String address) {
        if (failures.isLocked(name, address)) {
            throw new LockedException("locked");
        }
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
