package cn.anxin.hub.security;

import cn.anxin.hub.ledger.Audit;
import cn.anxin.hub.ledger.AuditEvent;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Where an administrator makes and revokes the tokens of those who take part. */
@Service
public class TokenDesk {

    private static final int LONGEST_LABEL = 60;

    private final PartyTokens tokens;
    private final Audit audit;
    private final TransactionTemplate transaction;
    private final Secrets secrets = new Secrets();

    TokenDesk(PartyTokens tokens, Audit audit, TransactionTemplate transaction) {
        this.tokens = tokens;
        this.audit = audit;
        this.transaction = transaction;
    }

    /** The token itself, which nobody sees again; empty where nobody of this id takes part, or the label is none. */
    public Optional<String> make(String party, String label, String actor, String reason) {
        String shown = label.strip();
        if (!tokens.parties().contains(party)
                || shown.isEmpty()
                || shown.codePointCount(0, shown.length()) > LONGEST_LABEL
                || !shown.equals(AccessAudit.cleaned(shown))) {
            return Optional.empty();
        }
        String token = secrets.token();
        transaction.executeWithoutResult(status -> {
            tokens.add(party, shown, token, actor);
            audit.record(actor, AuditEvent.TOKEN_MADE, party + " " + shown, reason);
        });
        return Optional.of(token);
    }

    /** From now on it opens nothing, on any node; false where it did not before. */
    public boolean revoke(long id, String actor, String reason) {
        return Objects.requireNonNull(transaction.execute(status -> {
            Optional<PartyTokens.Token> revoked = tokens.revoke(id, actor);
            revoked.ifPresent(token ->
                    audit.record(actor, AuditEvent.TOKEN_REVOKED, token.party() + " " + token.label(), reason));
            return revoked.isPresent();
        }));
    }
}
