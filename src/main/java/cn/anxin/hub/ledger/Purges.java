package cn.anxin.hub.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What goes after its term, a piece at a time, the oldest first. Rows that someone works on are passed over, and no lock is
 * taken that anyone who works on others would wait for.
 */
@Repository
public class Purges {

    private static final long LOCK = 0x0070_7572_6765_6400L; // "purged"

    private final JdbcClient jdbc;

    public Purges(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What has a term. */
    public enum Kind {
        /** The bytes of batches, since their delivery; not those of one that is asked for again. */
        BATCHES("""
                with old as (
                    select recipient, number, octet_length(content) as bytes from drop_batch
                     where content is not null and delivered_at < :before and resend_at is null
                     order by delivered_at limit :piece for no key update skip locked),
                gone as (
                    update drop_batch b set content = null from old
                     where b.recipient = old.recipient and b.number = old.number)
                select count(*) as items, coalesce(sum(bytes), 0) as bytes, count(*) > 0 as more from old""", 50),
        /**
         * Why rows of files and requests were not accepted, and the heads of refused messages, since these came in; not while one of their rows waits in
         * quarantine. An intake counts as done once a piece held all that was left of it.
         */
        REJECTS("""
                with old as (
                    select id from intake
                     where not reasons_purged and started_at < :before and finished_at is not null and quarantined = 0
                     order by started_at limit :piece for no key update skip locked),
                lines as (
                    select r.intake_id, r.line, r.position, pg_column_size(r.*) as bytes
                      from old join reject r on r.intake_id = old.id limit :piece),
                heads as (delete from refused_content c using old where c.intake_id = old.id),
                gone as (
                    delete from reject r using lines l
                     where r.intake_id = l.intake_id and r.line = l.line and r.position = l.position),
                done as (
                    update intake i set reasons_purged = true from old
                     where i.id = old.id and (select count(*) from lines) < :piece)
                select count(*) as items, coalesce(sum(bytes), 0) as bytes, exists (select from old) as more
                  from lines""", 1_000),
        /** Records that waited for an officer, since the decision. One that was accepted is a record by now. */
        QUARANTINE("""
                with old as (
                    select q.id, pg_column_size(q.*) as bytes from quarantine q
                     where q.state <> 'PENDING' and q.decided_at < :before
                     order by q.decided_at limit :piece for update skip locked),
                gone as (delete from quarantine q using old where q.id = old.id)
                select count(*) as items, coalesce(sum(bytes), 0) as bytes, count(*) > 0 as more from old""", 1_000),
        /** Where a trace was to go on that nobody has gone on with: its node kept traces, the ones since then do not. */
        TRACES("""
                with old as (
                    select t.subject, pg_column_size(t.*) as bytes from trace_mark t
                     where t.marked_at < :before limit :piece for update skip locked),
                gone as (delete from trace_mark t using old where t.subject = old.subject)
                select count(*) as items, coalesce(sum(bytes), 0) as bytes, count(*) > 0 as more from old""", 1_000);

        private final String statement;
        private final int piece;

        Kind(String statement, int piece) {
            this.statement = statement;
            this.piece = piece;
        }
    }

    /**
     * What a piece of work freed.
     *
     * @param more false once nothing is past its term, or another node is at work on it
     */
    public record Freed(long items, long bytes, boolean more) {}

    /** Frees one piece of what is older than an instant, and counts it. In a transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Freed free(Kind kind, Instant before, LocalDate today) {
        if (!mine()) {
            return new Freed(0, 0, false);
        }
        Freed freed = jdbc.sql(kind.statement)
                .param("before", before.atOffset(ZoneOffset.UTC))
                .param("piece", kind.piece)
                .query((row, number) -> new Freed(row.getLong("items"), row.getLong("bytes"), row.getBoolean("more")))
                .single();
        if (freed.items() > 0) {
            count(kind, freed, today);
        }
        return freed;
    }

    /** One node at a time, until its transaction ends; and whatever has to be waited for is left for another time. */
    private boolean mine() {
        return jdbc.sql("select set_config('lock_timeout', '1s', true), pg_try_advisory_xact_lock(:lock) as mine")
                .param("lock", LOCK)
                .query((row, number) -> row.getBoolean("mine"))
                .single();
    }

    private void count(Kind kind, Freed freed, LocalDate today) {
        jdbc.sql("""
                        insert into purged as p (day, what, items, bytes) values (:day, :what, :items, :bytes)
                        on conflict (day, what) do update
                           set items = p.items + excluded.items, bytes = p.bytes + excluded.bytes""")
                .param("day", today)
                .param("what", kind.name())
                .param("items", freed.items())
                .param("bytes", freed.bytes())
                .update();
    }
}
