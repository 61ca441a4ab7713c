package cn.anxin.hub.ledger;

import cn.anxin.hub.ledger.ChainCheck.Finding;
import cn.anxin.hub.ledger.ChainCheck.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Walks through the whole audit chain, with how far they are and what they found. */
@Repository
public class AuditChecks {

    private static final String BEATING = "state = 'RUNNING' and beat_at > now() - interval '2 minutes'";

    private final JdbcClient jdbc;
    private final Audit audit;
    private final Clock clock;

    AuditChecks(JdbcClient jdbc, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** What somebody noted of the chain elsewhere: its digest when it had so many entries. */
    public record Noted(long entries, String digest) {}

    /**
     * A walk.
     *
     * @param state RUNNING, DONE, FAILED, or LOST where the node that walked is gone
     * @param entries how many there are to check
     */
    public record Check(
            long id,
            String askedBy,
            Instant askedAt,
            String state,
            long entries,
            long checked,
            String digest,
            Optional<Instant> finishedAt,
            List<Finding> findings) {

        /** Nothing was changed, inserted or taken away. */
        public boolean whole() {
            return state.equals("DONE")
                    && findings.stream().allMatch(finding -> finding.kind() == Kind.EARLIER_VERSION);
        }
    }

    /** The one that is under way on some node. */
    public Optional<Long> running() {
        return jdbc.sql("select id from audit_check where " + BEATING + " order by id limit 1")
                .query(Long.class)
                .optional();
    }

    public long begin(String actor, Optional<Noted> noted) {
        Audit.Head head = audit.head();
        return jdbc.sql("""
                        insert into audit_check (asked_by, asked_at, entries, digest, last_id, noted_entries, noted_digest)
                        values (?, ?, ?, ?, ?, ?, ?) returning id""")
                .params(
                        actor,
                        clock.instant().atOffset(ZoneOffset.UTC),
                        head.entries(),
                        head.digest(),
                        head.lastId(),
                        noted.map(Noted::entries).orElse(null),
                        noted.map(Noted::digest).orElse(null))
                .query(Long.class)
                .single();
    }

    /** Walks from the beginning to the end of the time when it was asked for. */
    public void walk(long id) {
        Audit.Head head = jdbc.sql("select entries, digest, last_id from audit_check where id = ?")
                .param(id)
                .query((row, number) ->
                        new Audit.Head(row.getLong("entries"), row.getString("digest"), row.getLong("last_id")))
                .single();
        Optional<Noted> noted = jdbc.sql("""
                        select noted_entries, noted_digest from audit_check where id = ? and noted_entries is not null""")
                .param(id)
                .query((row, number) -> new Noted(row.getLong("noted_entries"), row.getString("noted_digest")))
                .optional();
        ChainCheck check = new ChainCheck();
        audit.walk(
                head,
                check,
                entry -> noted.ifPresent(it -> check.compareNoted(it.entries(), it.digest())),
                () -> jdbc.sql("update audit_check set checked = ?, beat_at = now() where id = ?")
                        .params(check.checked(), id)
                        .update());
        check.end(head.entries(), head.digest());
        noted.ifPresent(it -> check.endNoted(it.entries()));
        finish(id, check);
    }

    private void finish(long id, ChainCheck check) {
        List<Finding> findings = check.findings();
        for (int number = 0; number < findings.size(); number++) {
            Finding finding = findings.get(number);
            jdbc.sql("insert into audit_finding values (?, ?, ?, ?, ?)")
                    .params(id, number, finding.kind().name(), finding.after(), finding.until())
                    .update();
        }
        end(id, "DONE");
    }

    /** Notes that a walk could not be finished. */
    public void failed(long id) {
        end(id, "FAILED");
    }

    private void end(long id, String state) {
        jdbc.sql("update audit_check set state = ?, finished_at = ?, beat_at = now() where id = ?")
                .params(state, clock.instant().atOffset(ZoneOffset.UTC), id)
                .update();
    }

    /** The newest first. */
    public List<Check> newest(int limit) {
        return jdbc.sql("""
                        select *, case when state = 'RUNNING' and not (%s) then 'LOST' else state end as now_state
                          from audit_check order by id desc limit ?""".formatted(BEATING)).param(limit).query(this::check).list();
    }

    private Check check(ResultSet row, int number) throws SQLException {
        @Nullable OffsetDateTime finished = row.getObject("finished_at", OffsetDateTime.class);
        return new Check(
                row.getLong("id"),
                row.getString("asked_by"),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                row.getString("now_state"),
                row.getLong("entries"),
                row.getLong("checked"),
                row.getString("digest"),
                Optional.ofNullable(finished).map(OffsetDateTime::toInstant),
                findings(row.getLong("id")));
    }

    private List<Finding> findings(long id) {
        return jdbc.sql("select kind, after_id, until_id from audit_finding where check_id = ? order by number")
                .param(id)
                .query((row, number) -> new Finding(
                        Kind.valueOf(row.getString("kind")), row.getLong("after_id"), row.getLong("until_id")))
                .list();
    }
}
