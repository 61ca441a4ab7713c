package cn.anxin.hub.ledger;

/** What can stand in the audit chain; {@code docs/audit.md} says of each what its subject and reason are. */
public enum AuditEvent {
    /** A user opened the console. */
    SIGNED_IN("session.sign-in"),
    /** A user closed the console. */
    SIGNED_OUT("session.sign-out"),
    /** A name was locked out after repeated wrong passwords. */
    SIGN_IN_LOCKED("session.lock-out"),
    /** Somebody who is known asked for what they may not. */
    ACCESS_REFUSED("access.refused"),
    /** A user read an enterprise's file. */
    ENTERPRISE_READ("enterprise.read"),
    /** A user took an enterprise's evidence away. */
    EVIDENCE_TAKEN("enterprise.evidence"),
    /** A user read a notice's content. */
    NOTICE_READ("notice.read"),
    /** A user read what waits because of its names. */
    QUARANTINE_READ("quarantine.read"),
    /** A user took a quarantined record into the ledger. */
    QUARANTINE_ACCEPTED("quarantine.accept"),
    /** A user refused a quarantined record. */
    QUARANTINE_REJECTED("quarantine.reject"),
    /** A user had a file checked that may be taken later. */
    UPLOAD_CHECKED("upload.check"),
    /** A user had the records of an uploaded file taken. */
    UPLOAD_TAKEN("upload.take"),
    /** A user gave up an uploaded file. */
    UPLOAD_CANCELLED("upload.cancel"),
    /** A user read the rows of a file, message or request. */
    INTAKE_READ("intake.read"),
    /** A user took away a list as a file. */
    LIST_EXPORTED("list.export"),
    /** A user had the records withdrawn that a snapshot does not have. */
    SNAPSHOT_RELEASED("snapshot.release"),
    /** A user said that a snapshot was wrong. */
    SNAPSHOT_REJECTED("snapshot.reject"),
    /** A user had a dead notice sent again. */
    DEAD_LETTER_REPLAYED("dead-letter.replay"),
    /** A user gave up a dead notice. */
    DEAD_LETTER_DISCARDED("dead-letter.discard"),
    /** A user had a delivered batch written again. */
    BATCH_RESENT("batch.resend"),
    /** A user had everything sent again to a recipient that was delivered since an instant. */
    NOTICES_RESENT("notices.resend"),
    /** A user added a recipient. */
    RECIPIENT_ADDED("recipient.add"),
    /** A user changed a recipient's name, kind, districts or settings. */
    RECIPIENT_CHANGED("recipient.change"),
    /** A user had a recipient wait. */
    RECIPIENT_PAUSED("recipient.pause"),
    /** A user let a recipient go on. */
    RECIPIENT_RESUMED("recipient.resume"),
    /** A user set how many notices a minute a recipient is sent at most. */
    RECIPIENT_LIMITED("recipient.limit"),
    /** A user began to end a recipient, or gave up what was due to it. */
    RECIPIENT_REMOVED("recipient.remove"),
    /** The hub closed a recipient, when all had ended. */
    RECIPIENT_CLOSED("recipient.close"),
    /** A user had a set of dead notices sent again. */
    DEAD_LETTERS_REPLAYED("dead-letters.replay"),
    /** A user ended such a replay before it was through. */
    REPLAY_CANCELLED("dead-letters.cancel"),
    /** A user gave up a set of dead notices. */
    DEAD_LETTERS_DISCARDED("dead-letters.discard"),
    /** An administrator added a user. */
    USER_ADDED("user.add"),
    /** An administrator gave a user another role. */
    USER_ROLE_CHANGED("user.change-role"),
    /** An administrator lets a user in no more. */
    USER_DISABLED("user.disable"),
    /** An administrator lets a user in again. */
    USER_ENABLED("user.enable"),
    /** A user has a new password from an administrator, or from the hub's owner at a start. */
    PASSWORD_RESET("user.reset-password"),
    /** A user chose a new password. */
    PASSWORD_CHANGED("user.change-password"),
    /** An administrator lets a name try again that was locked out. */
    SIGN_IN_UNLOCKED("session.unlock"),
    /** An administrator made a token of an agency or a recipient. */
    TOKEN_MADE("token.make"),
    /** An administrator revoked one. */
    TOKEN_REVOKED("token.revoke"),
    /** A user took some of the audit away as a file. */
    AUDIT_EXPORTED("audit.export"),
    /** A user had the whole chain gone through. */
    AUDIT_VERIFIED("audit.verify"),
    /** A user let a stopped route run. */
    ROUTE_STARTED("route.start"),
    /** A user had a route stop on every node. */
    ROUTE_STOPPED("route.stop"),
    /** A user had a route wait on every node. */
    ROUTE_SUSPENDED("route.suspend"),
    /** A user let a suspended route go on. */
    ROUTE_RESUMED("route.resume"),
    /** A user had the way to a remote end tested. */
    CONNECTION_TESTED("connection.test");

    private final String code;

    AuditEvent(String code) {
        this.code = code;
    }

    /** The stable name that is written and digested. */
    public String code() {
        return code;
    }
}
