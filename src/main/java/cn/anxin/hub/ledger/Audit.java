package cn.anxin.hub.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Who did what and why: a chain in which every entry carries the digest of the one before it, so that a changed or
 * missing entry shows, and a head from which the loss of the newest entries does. Who can write to the database can
 * write all of it anew: whoever needs to find that keeps a digest elsewhere ({@code docs/audit.md}).
 */
@Repository
public class Audit {

    private static final long CHAIN_LOCK = 0x0061_7564_6974L; // "audit"
    private static final int PAGE = 5000;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Origin origin;

    @Autowired
    Audit(JdbcClient jdbc, Clock clock, Optional<Origin> origin) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.origin = origin.orElse(() -> "");
    }

    /** One that knows of no addresses. */
    public Audit(JdbcClient jdbc, Clock clock) {
        this(jdbc, clock, Optional.empty());
    }

    /**
     * Adds an entry in the caller's transaction: it stands if, and only if, what it tells of does. Entries are written
     * one at a time, so a caller does this last.
     *
     * @throws IllegalStateException outside a transaction
     */
    public void record(String actor, AuditEvent event, String subject, String reason) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("an audit entry belongs into the transaction of what it tells of");
        }
        // Nodes of an earlier version, which may run beside this one while an installation is upgraded, wait here.
        jdbc.sql("select pg_advisory_xact_lock(:lock)")
                .param("lock", CHAIN_LOCK)
                .query((row, i) -> i)
                .single();
        // The head is held until the caller's transaction ends: one entry after the other.
        String previous = jdbc.sql("select digest from audit_head for update")
                .query(String.class)
                .single();
        // PostgreSQL keeps microseconds: what is digested has to be what is read back.
        Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        AuditEntry entry = AuditEntry.following(previous, at, actor, event.code(), subject, reason, origin.address());
        jdbc.sql("""
                        with written as (
                            insert into audit (at, actor, action, subject, reason, address, previous, digest)
                            values (:at, :actor, :action, :subject, :reason, :address, :previous, :digest))
                        update audit_head set entries = entries + 1, digest = :digest""")
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("actor", actor)
                .param("action", event.code())
                .param("subject", subject)
                .param("reason", reason)
                .param("address", origin.address())
                .param("previous", previous)
                .param("digest", entry.digest())
                .update();
    }

    /** How long the chain is, and how it ends. */
    public record Head(long entries, String digest, long lastId) {}

    /** At this instant; of one statement, so that length and end belong together. */
    public Head head() {
        return jdbc.sql("select entries, digest, coalesce((select max(id) from audit), 0) as last_id from audit_head")
                .query((row, number) ->
                        new Head(row.getLong("entries"), row.getString("digest"), row.getLong("last_id")))
                .single();
    }

    /** Everywhere that the chain does not hold; empty where it is whole. */
    public List<ChainCheck.Finding> verify() {
        Head head = head();
        ChainCheck check = new ChainCheck();
        walk(head, check, it -> {}, () -> {});
        check.end(head.entries(), head.digest());
        return check.findings();
    }

    /** Goes through the chain up to where the head was, some thousand entries at a time. */
    void walk(Head head, ChainCheck check, Consumer<AuditEntry> each, Runnable afterPage) {
        long after = 0;
        List<AuditEntry> page = page(after, head.lastId());
        while (!page.isEmpty()) {
            for (AuditEntry entry : page) {
                check.next(entry);
                each.accept(entry);
            }
            after = page.get(page.size() - 1).id();
            afterPage.run();
            page = page(after, head.lastId());
        }
    }

    private List<AuditEntry> page(long after, long last) {
        return jdbc.sql("select * from audit where id > :after and id <= :last order by id limit :page")
                .param("after", after)
                .param("last", last)
                .param("page", PAGE)
                .query(Audit::entry)
                .list();
    }

    static AuditEntry entry(ResultSet row, int number) throws SQLException {
        return new AuditEntry(
                row.getLong("id"),
                row.getTimestamp("at").toInstant(),
                row.getString("actor"),
                row.getString("action"),
                row.getString("subject"),
                row.getString("reason"),
                Optional.ofNullable(row.getString("address")),
                row.getString("previous"),
                row.getString("digest"));
    }
}
