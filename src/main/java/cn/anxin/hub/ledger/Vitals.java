package cn.anxin.hub.ledger;

import cn.anxin.hub.record.Expectation;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * How the exchange stands, for whoever watches it. Each statement looks at a handful of rows by an index, whatever the
 * ledger holds: the oldest of what waits is the first of an index, and what may be many is counted up to a limit.
 */
@Repository
public class Vitals {

    /** A count that is this high is this high or higher. */
    public static final int COUNTED = 100_000;

    private final JdbcClient jdbc;

    public Vitals(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A feed.
     *
     * @param lastPullAt when a file was last taken; empty before the first
     * @param failures attempts in a row that have failed
     * @param quarantined rows that wait for an operator
     * @param nextExpected by when something should have come, as is agreed; empty where nothing is
     * @param snapshotsHeld snapshots that wait for an operator
     */
    public record Feed(
            String source,
            boolean paused,
            int failures,
            Optional<Instant> lastPullAt,
            long quarantined,
            Optional<Instant> oldestQuarantinedAt,
            Optional<Instant> nextExpected,
            long snapshotsHeld) {}

    /**
     * A recipient.
     *
     * @param failures attempts in a row that have failed
     * @param oldestWaiting when the first of what waits was issued; empty where nothing waits
     */
    public record Recipient(
            String id,
            String way,
            boolean paused,
            int failures,
            Optional<Instant> oldestWaiting,
            long deadLetters,
            Optional<Instant> oldestDeadLetter) {}

    /**
     * The reviews.
     *
     * @param due enterprises that are due, counted up to {@link #COUNTED}
     * @param oldestDueSince since when the first of those waits that a record, a policy or an operator made due
     * @param oldestDueDay the first day that has come and was not yet looked at
     * @param failing enterprises whose review has failed and is tried again
     */
    public record Reviews(long due, Optional<Instant> oldestDueSince, Optional<LocalDate> oldestDueDay, long failing) {}

    /**
     * Every feed, by source.
     *
     * @param zone in which a time of day is meant
     */
    public List<Feed> feeds(ZoneId zone) {
        return jdbc.sql("""
                        select f.source, f.paused, f.failures, f.last_pull_at, q.pending, q.oldest,
                               f.settings ->> 'expected' as expected,
                               case when f.settings ->> 'expected' is not null then coalesce(
                                    (select max(i.started_at) from intake i
                                      where i.source = f.source and i.state <> 'FAILED'), f.registered_at) end as came,
                               (select count(*) from snapshot s where s.source = f.source and s.state = 'HELD') as held
                          from feed f cross join lateral (
                               select count(*) as pending, min(quarantined_at) as oldest from (
                                      select quarantined_at from quarantine
                                       where state = 'PENDING' and source = f.source limit :counted) p) q
                         order by f.source""")
                .param("counted", COUNTED)
                .query((row, number) -> new Feed(
                        row.getString("source"),
                        row.getBoolean("paused"),
                        row.getInt("failures"),
                        instant(row, "last_pull_at"),
                        row.getLong("pending"),
                        instant(row, "oldest"),
                        nextExpected(row, zone),
                        row.getLong("held")))
                .list();
    }

    private static Optional<Instant> nextExpected(ResultSet row, ZoneId zone) throws SQLException {
        Optional<Instant> came = instant(row, "came");
        return Optional.ofNullable(row.getString("expected"))
                .flatMap(Expectation::parse)
                .flatMap(agreed -> came.map(last -> agreed.due(last, zone)));
    }

    /** Every recipient, by id. */
    public List<Recipient> recipients() {
        return jdbc.sql("""
                        select r.id, r.way, r.paused, r.failures, w.issued_at, coalesce(l.letters, 0) as letters, l.oldest
                          from recipient r
                          left join lateral (
                               select n.issued_at from delivery d join notice n on n.id = d.notice_id
                                where d.recipient = r.id and d.state = 'WAITING'
                                order by d.position limit 1) w on true
                          left join (select recipient, count(*) as letters, min(died_at) as oldest from (
                                            select recipient, died_at from dead_letter
                                             where outcome is null limit :counted) o
                                      group by recipient) l on l.recipient = r.id
                         where r.state <> 'CLOSED'
                         order by r.id""")
                .param("counted", COUNTED)
                .query((row, number) -> new Recipient(
                        row.getString("id"),
                        row.getString("way"),
                        row.getBoolean("paused"),
                        row.getInt("failures"),
                        instant(row, "issued_at"),
                        row.getLong("letters"),
                        instant(row, "oldest")))
                .list();
    }

    /** What is due on a day. */
    public Reviews reviews(LocalDate today) {
        return jdbc.sql("""
                        select (select count(*) from (
                                       select from enterprise where due_since is not null limit :counted) d)
                             + (select count(*) from (
                                       select from enterprise
                                        where due_since is null and next_review_on <= :today limit :counted) n) as due,
                               (select min(due_since) from enterprise where due_since is not null) as since,
                               (select min(next_review_on) from enterprise
                                 where next_review_on <= :today and due_since is null) as day,
                               (select count(*) from (
                                       select from enterprise where resume_at is not null limit :counted) f) as failing""")
                .param("counted", COUNTED)
                .param("today", today)
                .query((row, number) -> new Reviews(
                        row.getLong("due"),
                        instant(row, "since"),
                        Optional.ofNullable(row.getObject("day", LocalDate.class)),
                        row.getLong("failing")))
                .single();
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        @Nullable OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return Optional.ofNullable(at).map(OffsetDateTime::toInstant);
    }
}
