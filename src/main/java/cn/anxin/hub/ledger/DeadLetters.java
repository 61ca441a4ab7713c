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
            String cause,
            Instant diedAt) {}

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
     */
    public boolean bury(UUID notice, int sends, String cause, Instant at) {
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
        recipient.ifPresent(
                id -> jdbc.sql("insert into dead_letter (notice_id, recipient, cause, died_at) values (?, ?, ?, ?)")
                        .params(notice, id, cause, at.atOffset(ZoneOffset.UTC))
                        .update());
        return recipient.isPresent();
    }

    /** Those that wait for an operator, the oldest first, a page at a time. */
    public List<DeadLetter> open(int page, int size) {
        return jdbc.sql("""
                        select l.id, l.notice_id, n.notice_no, l.recipient, n.uscc, n.sequence, n.change, l.cause, l.died_at
                          from dead_letter l join notice n on n.id = l.notice_id
                         where l.outcome is null
                         order by l.id limit ? offset ?""")
                .params(size, (long) page * size)
                .query(DeadLetters::letter)
                .list();
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
                row.getString("cause"),
                row.getObject("died_at", OffsetDateTime.class).toInstant());
    }
}
