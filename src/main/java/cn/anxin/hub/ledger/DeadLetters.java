package cn.anxin.hub.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The notices that their recipients refused for good, and what an operator made of them. */
@Repository
public class DeadLetters {

    private final JdbcClient jdbc;

    public DeadLetters(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A refused notice that waits for an operator. */
    public record DeadLetter(
            long id,
            UUID noticeId,
            String noticeNo,
            String recipient,
            String uscc,
            int sequence,
            String change,
            String code,
            String cause,
            Instant diedAt) {}

    /**
     * Like refusals of one recipient.
     *
     * @param code by which they are found
     * @param cause what the recipient said to the latest of them
     */
    public record Group(String recipient, String code, long letters, Instant oldest, Instant newest, String cause) {}

    /** What an operator makes of a dead letter. */
    public enum Outcome {
        /** It is sent once more, in its old place. */
        REPLAYED("WAITING", 1),
        /** It is given up. */
        DISCARDED("DISCARDED", 0);

        private final String state;
        private final int moreSends;

        Outcome(String state, int moreSends) {
            this.state = state;
            this.moreSends = moreSends;
        }
    }

    /**
     * Notes that a notice was refused. Told twice, or late of a sending that an operator has followed by another, it
     * changes nothing. In a transaction.
     *
     * @param sends which sending was refused
     * @param code a word by which like refusals are found together
     */
    public boolean bury(UUID notice, int sends, String code, String cause, Instant at) {
        Optional<String> recipient =
                jdbc.sql("""
                        with before as (
                            select notice_id, state from delivery
                             where notice_id = ? and sends = ? and state in ('WAITING', 'DELIVERED') for update),
                        died as (
                            update delivery d set state = 'DEAD' from before b where d.notice_id = b.notice_id
                            returning d.recipient, b.state),
                        counted as (
                            insert into tally (what, party, kind, amount)
                            select 'DELIVERY', recipient,
                                   case state when 'WAITING' then 'DEAD' else 'DEAD_LATER' end, 1
                              from died)
                        select recipient from died""").params(notice, sends).query(String.class).optional();
        recipient.ifPresent(id -> jdbc.sql(
                        "insert into dead_letter (notice_id, recipient, code, cause, died_at) values (?, ?, ?, ?, ?)")
                .params(notice, id, code, cause, at.atOffset(ZoneOffset.UTC))
                .update());
        return recipient.isPresent();
    }

    /** Those that wait for an operator, the oldest first, a page at a time. */
    public List<DeadLetter> open(DeadFilter filter, int page, int size) {
        return filter.in(jdbc.sql("""
                        select l.id, l.notice_id, n.notice_no, l.recipient, n.uscc, n.sequence, n.change, l.code, l.cause,
                               l.died_at
                          from dead_letter l join notice n on n.id = l.notice_id
                         where %s
                         order by l.id limit :size offset :offset""".formatted(DeadFilter.MATCHES)))
                .param("size", size)
                .param("offset", (long) page * size)
                .query(DeadLetters::letter)
                .list();
    }

    /** The same by recipient and cause, the largest group first. */
    public List<Group> groups(DeadFilter filter) {
        return filter.in(jdbc.sql("""
                        select l.recipient, l.code, count(*) as letters, min(l.died_at) as oldest, max(l.died_at) as newest,
                               (array_agg(l.cause order by l.id desc))[1] as cause
                          from dead_letter l
                         where %s
                         group by l.recipient, l.code
                         order by letters desc, l.recipient, l.code""".formatted(DeadFilter.MATCHES)))
                .query((row, number) -> new Group(
                        row.getString("recipient"),
                        row.getString("code"),
                        row.getLong("letters"),
                        row.getObject("oldest", OffsetDateTime.class).toInstant(),
                        row.getObject("newest", OffsetDateTime.class).toInstant(),
                        row.getString("cause")))
                .list();
    }

    /** Gives up all of a set. In a transaction. */
    public int discard(DeadFilter filter, String actor, String reason, Instant at) {
        return filter.in(jdbc.sql("""
                        with given_up as (
                            update dead_letter l
                               set outcome = 'DISCARDED', resolved_at = :at, resolved_by = :actor, reason = :reason
                             where %s
                            returning l.notice_id),
                        moved as (
                            update delivery d set state = 'DISCARDED' from given_up g
                             where d.notice_id = g.notice_id and d.state = 'DEAD'
                            returning d.recipient),
                        counted as (
                            insert into tally (what, party, kind, amount)
                            select 'DELIVERY', recipient, 'DISCARDED', count(*) from moved group by recipient)
                        select count(*) from moved""".formatted(DeadFilter.MATCHES)))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("actor", actor)
                .param("reason", reason)
                .query(Integer.class)
                .single();
    }

    /** Whether there ever was one of this number. */
    public boolean exists(long id) {
        return jdbc.sql("select exists (select from dead_letter where id = ?)")
                .param(id)
                .query(Boolean.class)
                .single();
    }

    /**
     * Resolves an open one and moves its delivery on. In a transaction.
     *
     * @return the notice; empty where there is no open one of this number
     */
    public Optional<UUID> resolve(long id, Outcome outcome, String actor, String reason, Instant at) {
        Optional<UUID> notice = jdbc.sql("""
                        update dead_letter set outcome = ?, resolved_at = ?, resolved_by = ?, reason = ?
                         where id = ? and outcome is null
                        returning notice_id""")
                .params(outcome.name(), at.atOffset(ZoneOffset.UTC), actor, reason, id)
                .query(UUID.class)
                .optional();
        notice.ifPresent(it -> jdbc.sql("""
                        with moved as (
                            update delivery set state = ?, sends = sends + ?, delivered_at = null
                             where notice_id = ? and state = 'DEAD'
                            returning recipient)
                        insert into tally (what, party, kind, amount) select 'DELIVERY', recipient, ?, 1 from moved""")
                .params(outcome.state, outcome.moreSends, it, outcome.name())
                .update());
        return notice;
    }

    private static DeadLetter letter(ResultSet row, int number) throws SQLException {
        return new DeadLetter(
                row.getLong("id"),
                row.getObject("notice_id", UUID.class),
                row.getString("notice_no"),
                row.getString("recipient"),
                row.getString("uscc"),
                row.getInt("sequence"),
                row.getString("change"),
                row.getString("code"),
                row.getString("cause"),
                row.getObject("died_at", OffsetDateTime.class).toInstant());
    }
}
