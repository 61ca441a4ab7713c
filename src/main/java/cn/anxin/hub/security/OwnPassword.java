package cn.anxin.hub.security;

import cn.anxin.hub.ledger.Audit;
import cn.anxin.hub.ledger.AuditEvent;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.Optional;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Where users change their own password; their other sessions end, the one that asks goes on. */
@Service
public class OwnPassword {

    private final Users users;
    private final PasswordHashes hashes;
    private final SignInFailures failures;
    private final Audit audit;
    private final TransactionTemplate transaction;

    OwnPassword(
            Users users, PasswordHashes hashes, SignInFailures failures, Audit audit, TransactionTemplate transaction) {
        this.users = users;
        this.hashes = hashes;
        this.failures = failures;
        this.audit = audit;
        this.transaction = transaction;
    }

    /** What became of a wish. */
    public enum Answer {
        DONE,
        /** The present password is another one. */
        WRONG,
        /** Too often another one: later. */
        LOCKED,
        /** The new one is too easily guessed, or the same. */
        WEAK,
        /** The hub does not keep this user's password. */
        ELSEWHERE
    }

    /** Whether the hub keeps the user's password at all. */
    public Optional<User> of(String name) {
        return users.find(name);
    }

    public Answer change(HttpServletRequest request, String name, String present, String wanted) {
        String address = request.getRemoteAddr();
        Optional<Users.Known> known = users.known(name).filter(it -> it.user().local());
        if (known.isEmpty()) {
            return Answer.ELSEWHERE;
        }
        // Who finds an open session does not find the password by trying.
        if (failures.isLocked(name, address)) {
            return Answer.LOCKED;
        }
        return hashes.inTurn(() -> {
            if (!hashes.matches(present, known.get().hash())) {
                if (failures.failed(name, address)) {
                    transaction.executeWithoutResult(
                            status -> audit.record(name, AuditEvent.SIGN_IN_LOCKED, address, ""));
                }
                return Answer.WRONG;
            }
            failures.succeeded(name, address);
            if (wanted.equals(present) || !PasswordRules.allow(name, wanted)) {
                return Answer.WEAK;
            }
            goOn(request, known.get().user(), write(name, hashes.of(wanted)));
            return Answer.DONE;
        });
    }

    private long write(String name, String hash) {
        return Objects.requireNonNull(transaction.execute(status -> {
            long version = users.setPassword(name, hash, false);
            audit.record(name, AuditEvent.PASSWORD_CHANGED, name, "");
            return version;
        }));
    }

    /** The session that asks counts as one of the new password, with what its user may do now. */
    private void goOn(HttpServletRequest request, User user, long version) {
        request.changeSessionId();
        SignedIn.in(request).map(session -> session.as(version)).ifPresent(session -> session.keepIn(request));
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                user.name(), null, user.role().authorities()));
        SecurityContextHolder.setContext(context);
        request.getSession().setAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY, context);
    }
}
