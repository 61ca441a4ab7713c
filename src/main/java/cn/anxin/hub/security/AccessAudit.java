package cn.anxin.hub.security;

import cn.anxin.hub.ledger.Audit;
import cn.anxin.hub.ledger.AuditEvent;
import cn.anxin.hub.record.Uscc;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes who came, who went and who read what into the audit chain, each entry in a transaction of its own. */
@Component
public class AccessAudit {

    private static final int LONGEST_NAME = 100;

    private final Audit audit;
    private final TransactionTemplate transaction;

    AccessAudit(Audit audit, TransactionTemplate transaction) {
        this.audit = audit;
        this.transaction = transaction;
    }

    /**
     * Notes that a user is about to read an enterprise's file; whoever shows it calls this first, so that none is shown
     * unnoted.
     */
    public void reads(String user, Uscc uscc, String lookingBackTo) {
        write(user, AuditEvent.ENTERPRISE_READ, uscc.value(), lookingBackTo);
    }

    /**
     * Notes that a user is about to take a list away.
     *
     * @param filter by which it was chosen, as the page's address has it
     */
    public void exports(String user, String list, String filter) {
        write(user, AuditEvent.LIST_EXPORTED, list, filter);
    }

    /** Notes that a user is about to read the rows of a file, message or request. */
    public void readsIntake(String user, UUID intake) {
        write(user, AuditEvent.INTAKE_READ, intake.toString(), "");
    }

    /**
     * Notes that a user is about to take an enterprise's evidence away.
     *
     * @param manifest the digest of its manifest
     */
    public void takesEvidence(String user, Uscc uscc, String manifest) {
        write(user, AuditEvent.EVIDENCE_TAKEN, uscc.value(), manifest);
    }

    /** Notes that a user is about to read a notice's content; whoever shows it calls this first. */
    public void readsNotice(String user, UUID notice) {
        write(user, AuditEvent.NOTICE_READ, notice.toString(), "");
    }

    /** Notes that a user is about to read what waits because of its names. */
    public void readsQuarantine(String user) {
        write(user, AuditEvent.QUARANTINE_READ, "", "");
    }

    /** Notes that somebody asked for what they may not. */
    void refused(String name, String what) {
        write(name, AuditEvent.ACCESS_REFUSED, what, "");
    }

    void session(String name, AuditEvent event, String subject) {
        write(name, event, subject, "");
    }

    /** A name that was tried can be anything: PostgreSQL takes no NUL, and nobody needs a megabyte of it. */
    static String cleaned(String name) {
        return name.replace("\0", "")
                .codePoints()
                .limit(LONGEST_NAME)
                .map(point -> Character.getType(point) == Character.SURROGATE ? 0xFFFD : point)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private void write(String name, AuditEvent event, String subject, String reason) {
        transaction.executeWithoutResult(status -> audit.record(cleaned(name), event, subject, reason));
    }
}
