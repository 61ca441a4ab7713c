package cn.anxin.hub.security;

import cn.anxin.hub.ledger.Audit;
import cn.anxin.hub.ledger.AuditEvent;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes sessions into the audit chain, each entry in a transaction of its own. */
@Component
class SessionAudit {

    private static final int LONGEST_NAME = 100;

    private final Audit audit;
    private final TransactionTemplate transaction;

    SessionAudit(Audit audit, TransactionTemplate transaction) {
        this.audit = audit;
        this.transaction = transaction;
    }

    void record(String name, AuditEvent event, String subject) {
        // A name that was tried can be anything: PostgreSQL takes no NUL, and nobody needs a megabyte of it.
        String actor = name.replace("\0", "")
                .codePoints()
                .limit(LONGEST_NAME)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        transaction.executeWithoutResult(status -> audit.record(actor, event, subject, ""));
    }
}
