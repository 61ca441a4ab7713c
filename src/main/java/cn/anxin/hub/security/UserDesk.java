package cn.anxin.hub.security;

import cn.anxin.hub.ledger.Audit;
import cn.anxin.hub.ledger.AuditEvent;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Where an administrator says who may sign in and as what; each word with a reason that the audit keeps. */
@Service
public class UserDesk {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9._-]{1,39}");
    private static final int LONGEST_DISPLAY_NAME = 60;

    private final Users users;
    private final SignInFailures failures;
    private final PasswordHashes hashes;
    private final Audit audit;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Secrets secrets = new Secrets();

    UserDesk(
            Users users,
            SignInFailures failures,
            PasswordHashes hashes,
            Audit audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.users = users;
        this.failures = failures;
        this.hashes = hashes;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** What became of a wish. */
    public enum Answer {
        DONE,
        /** There is no such user, or none to whom it could be done. */
        UNKNOWN,
        /** The name is no name, or the display name none. */
        NAME,
        /** Somebody has the name. */
        TAKEN,
        /** Nobody would be left who may administer. */
        LAST_ADMINISTRATOR
    }

    /**
     * What became of a wish, with the password to hand over: shown once, and to be changed at the first sign-in.
     *
     * @param password empty where the wish was not granted
     */
    public record Given(Answer answer, Optional<String> password) {}

    public Given add(String name, String displayName, Role role, String actor, String reason) {
        String shown = displayName.strip();
        if (!NAME.matcher(name).matches()
                || shown.isEmpty()
                || !shown.equals(AccessAudit.cleaned(shown))
                || shown.codePointCount(0, shown.length()) > LONGEST_DISPLAY_NAME
                || role == Role.PARTY) {
            return new Given(Answer.NAME, Optional.empty());
        }
        String password = secrets.password();
        String hash = hashes.inTurn(() -> hashes.of(password));
        return given(password, () -> {
            if (!users.add(name, shown, role, hash, clock.instant())) {
                return Answer.TAKEN;
            }
            audit.record(actor, AuditEvent.USER_ADDED, name + " " + role, reason);
            return Answer.DONE;
        });
    }

    /** Gives a new password in place of one that was forgotten, and ends the user's sessions. */
    public Given resetPassword(String name, String actor, String reason) {
        String password = secrets.password();
        String hash = hashes.inTurn(() -> hashes.of(password));
        return given(password, () -> {
            if (users.find(name).filter(User::local).isEmpty()) {
                return Answer.UNKNOWN;
            }
            users.setPassword(name, hash, true);
            failures.forget(name);
            audit.record(actor, AuditEvent.PASSWORD_RESET, name, reason);
            return Answer.DONE;
        });
    }

    /** Gives a role, and ends the user's sessions. */
    public Answer changeRole(String name, Role role, String actor, String reason) {
        return inOne(() -> {
            List<String> administrators = users.lockAdministrators();
            Optional<User> user = users.find(name);
            if (user.isEmpty() || role == Role.PARTY) {
                return Answer.UNKNOWN;
            }
            if (user.get().role() == role) {
                return Answer.DONE;
            }
            if (role != Role.ADMIN && administrators.equals(List.of(name))) {
                return Answer.LAST_ADMINISTRATOR;
            }
            users.setRole(name, role);
            audit.record(
                    actor, AuditEvent.USER_ROLE_CHANGED, name + " " + user.get().role() + "→" + role, reason);
            return Answer.DONE;
        });
    }

    /** Lets a user in no more, and ends the user's sessions. */
    public Answer disable(String name, String actor, String reason) {
        return inOne(() -> {
            List<String> administrators = users.lockAdministrators();
            if (administrators.equals(List.of(name))) {
                return Answer.LAST_ADMINISTRATOR;
            }
            return admit(name, true, AuditEvent.USER_DISABLED, actor, reason);
        });
    }

    public Answer enable(String name, String actor, String reason) {
        return inOne(() -> admit(name, false, AuditEvent.USER_ENABLED, actor, reason));
    }

    private Answer admit(String name, boolean disabled, AuditEvent event, String actor, String reason) {
        Optional<User> user = users.find(name);
        if (user.isEmpty()) {
            return Answer.UNKNOWN;
        }
        if (user.get().disabled() != disabled) {
            users.setDisabled(name, disabled);
            audit.record(actor, event, name, reason);
        }
        return Answer.DONE;
    }

    /** Lets a name try again that was locked after wrong passwords. */
    public Answer unlock(String name, String actor, String reason) {
        return inOne(() -> {
            if (!failures.forget(name)) {
                return Answer.UNKNOWN;
            }
            audit.record(actor, AuditEvent.SIGN_IN_UNLOCKED, name, reason);
            return Answer.DONE;
        });
    }

    private Given given(String password, Supplier<Answer> wish) {
        Answer answer = inOne(wish);
        return new Given(answer, Optional.of(password).filter(made -> answer == Answer.DONE));
    }

    private Answer inOne(Supplier<Answer> wish) {
        return Objects.requireNonNull(transaction.execute(status -> wish.get()));
    }
}
