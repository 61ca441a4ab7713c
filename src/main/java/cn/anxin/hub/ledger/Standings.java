package cn.anxin.hub.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What is still to be done for each recipient, and how a recipient is left. */
@Repository
public class Standings {

    /** A backlog that is this long is this long or longer. */
    public static final int COUNTED = 100_000;

    private static final String COLUMNS = """
            select r.id, r.failures, r.last_error, r.last_batch, r.per_minute,
                   case when r.resume_at > now() then r.resume_at end as resume_at,
                   (select count(*) from (select from delivery d
                                           where d.recipient = r.id and d.state = 'WAITING' limit :counted) w) as waiting,
                   (select n.issued_at from delivery d join notice n on n.id = d.notice_id
                     where d.recipient = r.id and d.state = 'WAITING' order by d.position limit 1) as oldest,
                   (select max(newest.delivered_at)
                      from unnest(array['SP', 'SI', 'AP', 'AI', 'EP', 'EI']) k (kind)
                     cross join lateral (
                           select d.delivered_at from delivery d
                            where d.recipient = r.id and d.state = 'DELIVERED' and d.kind = k.kind
                            order by d.position desc limit 1) newest) as last_delivered,
                   (select count(*) from dead_letter l where l.recipient = r.id and l.outcome is null) as dead
              from recipient r
            """;

    private final JdbcClient jdbc;

    public Standings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * How one recipient stands.
     *
     * @param failures attempts in a row that have failed
     * @param resumeAt until when it is left alone; empty where it is not
     * @param lastError why
     * @param waiting notices that wait, counted up to {@link #COUNTED}
     * @param oldestWaiting when the first of them was issued
     * @param dead notices that it refused and nobody has decided about
     * @param perMinute so many notices a minute it is sent at the most; empty for as many as it takes
     * @param lastDeliveredAt when the newest of those was delivered that were
     */
    public record Standing(
            String recipient,
            int failures,
            Optional<Instant> resumeAt,
            Optional<String> lastError,
            long waiting,
            Optional<Instant> oldestWaiting,
            long dead,
            long lastBatch,
            Optional<Integer> perMinute,
            Optional<Instant> lastDeliveredAt) {}

    /** Every recipient's, by its id. */
    public Map<String, Standing> all() {
        return jdbc.sql(COLUMNS + " order by r.id").param("counted", COUNTED).query(Standings::standing).list().stream()
                .collect(Collectors.toMap(Standing::recipient, Function.identity()));
    }

    public Optional<Standing> of(String recipient) {
        return jdbc.sql(COLUMNS + " where r.id = :id")
                .param("counted", COUNTED)
                .param("id", recipient)
                .query(Standings::standing)
                .optional();
    }

    /** Whether everything of a recipient has ended and is delivered: nothing in force, waiting, dead or in an open batch. */
    public boolean isDone(String recipient) {
        return jdbc.sql("""
                        select not exists (select from delivery
                                            where recipient = :recipient and state in ('WAITING', 'DEAD'))
                           and not exists (select from drop_batch where recipient = :recipient and delivered_at is null)
                           and not exists (
                               select from (select distinct on (uscc) change from notice
                                             where recipient = :recipient order by uscc, sequence desc) latest
                                where change <> 'END')""").param("recipient", recipient).query(Boolean.class).single();
    }

    /**
     * Gives up what waits for a recipient and what it refused. In a transaction.
     *
     * @return how many notices
     */
    public int giveUp(String recipient, String actor, String reason, Instant at) {
        return jdbc.sql("""
                        with waiting as (
                            update delivery set state = 'DISCARDED' where recipient = :recipient and state = 'WAITING'
                            returning notice_id),
                        letters as (
                            update dead_letter
                               set outcome = 'DISCARDED', resolved_at = :at, resolved_by = :actor, reason = :reason
                             where recipient = :recipient and outcome is null
                            returning notice_id),
                        dead as (
                            update delivery d set state = 'DISCARDED' from letters l
                             where d.notice_id = l.notice_id and d.state = 'DEAD'
                            returning d.notice_id),
                        counted as (
                            insert into tally (what, party, kind, amount)
                            select 'DELIVERY', :recipient, 'GIVEN_UP', count(*) from waiting having count(*) > 0
                            union all
                            select 'DELIVERY', :recipient, 'DISCARDED', count(*) from dead having count(*) > 0)
                        select (select count(*) from waiting) + (select count(*) from dead)""")
                .param("recipient", recipient)
                .param("actor", actor)
                .param("reason", reason)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .single();
    }

    private static Standing standing(ResultSet row, int number) throws SQLException {
        return new Standing(
                row.getString("id"),
                row.getInt("failures"),
                instant(row, "resume_at"),
                Optional.ofNullable(row.getString("last_error")),
                row.getLong("waiting"),
                instant(row, "oldest"),
                row.getLong("dead"),
                row.getLong("last_batch"),
                Optional.ofNullable(row.getObject("per_minute", Integer.class)),
                instant(row, "last_delivered"));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        @Nullable OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return Optional.ofNullable(at).map(OffsetDateTime::toInstant);
    }
}
