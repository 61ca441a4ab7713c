package cn.anxin.hub.ledger;

import cn.anxin.hub.record.Uscc;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What a recipient was due between two instants, and the list that follows from what it was ever told. */
@Repository
public class Dues {

    private static final int FETCH = 2_000;

    private final JdbcClient jdbc;
    private final JdbcTemplate stream;

    public Dues(JdbcTemplate template) {
        this.jdbc = JdbcClient.create(template);
        this.stream = new JdbcTemplate(template.getDataSource());
        this.stream.setFetchSize(FETCH);
    }

    /** due = delivered + waiting + dead + discarded; delivered = received + unanswered. Each is counted on its own. */
    public record Counts(
            long due, long delivered, long waiting, long dead, long discarded, long received, long unanswered) {}

    /** The latest notice about an enterprise, whether it ended what was in force or not. */
    public record Last(Uscc uscc, int sequence, String noticeId, boolean ended) {}

    /** Of the notices issued from one instant until before another. */
    public Counts count(String recipient, Instant from, Instant until) {
        return jdbc.sql("""
                        select (select count(*) from notice
                                 where recipient = :recipient and issued_at >= :from and issued_at < :until) as due,
                               count(*) filter (where d.state = 'DELIVERED') as delivered,
                               count(*) filter (where d.state = 'WAITING') as waiting,
                               count(*) filter (where d.state = 'DEAD') as dead,
                               count(*) filter (where d.state = 'DISCARDED') as discarded,
                               count(*) filter (where d.state = 'DELIVERED' and d.received_at is not null) as received,
                               count(*) filter (where d.state = 'DELIVERED' and d.received_at is null) as unanswered
                          from notice n join delivery d on d.notice_id = n.id
                         where n.recipient = :recipient and n.issued_at >= :from and n.issued_at < :until""")
                .param("recipient", recipient)
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("until", until.atOffset(ZoneOffset.UTC))
                .query((row, number) -> counts(row))
                .single();
    }

    /** How many notices fell due on a day; {@code left} is when its statement was left in the recipient's folder, if ever. */
    public record Day(LocalDate day, long due, Optional<Instant> left) {}

    /** The days between two, both included, on which anything fell due, the latest first. */
    public List<Day> days(String recipient, LocalDate from, LocalDate until, ZoneId zone) {
        return jdbc.sql("""
                        select c.day, c.due, s.written_at
                          from (select (issued_at at time zone :zone)::date as day, count(*) as due from notice
                                 where recipient = :recipient and issued_at >= :from and issued_at < :until
                                 group by 1) c
                          left join statement_drop s on s.recipient = :recipient and s.day = c.day
                         order by c.day desc""")
                .param("zone", zone.getId())
                .param("recipient", recipient)
                .param("from", from.atStartOfDay(zone).toOffsetDateTime())
                .param("until", until.plusDays(1).atStartOfDay(zone).toOffsetDateTime())
                .query((row, number) -> new Day(
                        row.getObject("day", LocalDate.class), row.getLong("due"), Columns.instant(row, "written_at")))
                .list();
    }

    private static Counts counts(ResultSet row) throws SQLException {
        return new Counts(
                row.getLong("due"),
                row.getLong("delivered"),
                row.getLong("waiting"),
                row.getLong("dead"),
                row.getLong("discarded"),
                row.getLong("received"),
                row.getLong("unanswered"));
    }

    /** Streams the ids of those notices, ascending. In a transaction, so that it is a stream. */
    public void ids(String recipient, Instant from, Instant until, Consumer<String> id) {
        stream.query(
                "select id from notice where recipient = ? and issued_at >= ? and issued_at < ? order by id",
                row -> {
                    id.accept(row.getString("id"));
                },
                recipient,
                from.atOffset(ZoneOffset.UTC),
                until.atOffset(ZoneOffset.UTC));
    }

    /** Streams the latest notice about each enterprise that was issued before an instant, by enterprise, ascending. */
    public void last(String recipient, Instant until, Consumer<Last> last) {
        stream.query(
                """
                select distinct on (uscc) uscc, sequence, id, change from notice
                 where recipient = ? and issued_at < ? order by uscc, sequence desc""",
                row -> {
                    last.accept(new Last(
                            new Uscc(row.getString("uscc")),
                            row.getInt("sequence"),
                            row.getString("id"),
                            row.getString("change").equals("END")));
                },
                recipient,
                until.atOffset(ZoneOffset.UTC));
    }

    /** Up to where the ledger's notices go at this moment; 0 before the first one. */
    public long position() {
        return jdbc.sql("select coalesce(max(position), 0) from notice")
                .query(Long.class)
                .single();
    }

    /** The day of a recipient's first notice; empty where it was told nothing yet. */
    public Optional<LocalDate> firstDay(String recipient, ZoneId zone) {
        return jdbc.sql("select min(issued_at) from notice where recipient = ?")
                .param(recipient)
                .query((row, number) -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class)))
                .single()
                .map(at -> at.atZoneSameInstant(zone).toLocalDate());
    }

    /** The days between two whose statement lies in the recipient's folder. */
    public List<LocalDate> statementsLeft(String recipient, LocalDate from, LocalDate until) {
        return jdbc.sql("select day from statement_drop where recipient = ? and day between ? and ? order by day")
                .params(recipient, from, until)
                .query(LocalDate.class)
                .list();
    }

    /** Notes that a day's statement lies in the recipient's folder. */
    public void statementLeft(String recipient, LocalDate day, String fileName, String sha256, Instant at) {
        jdbc.sql("""
                        insert into statement_drop (recipient, day, file_name, sha256, written_at)
                        values (?, ?, ?, ?, ?)
                        on conflict (recipient, day) do update set file_name = excluded.file_name,
                            sha256 = excluded.sha256, written_at = excluded.written_at""")
                .params(recipient, day, fileName, sha256, at.atOffset(ZoneOffset.UTC))
                .update();
    }
}
