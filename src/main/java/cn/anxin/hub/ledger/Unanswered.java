package cn.anxin.hub.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The notices that were delivered and whose recipients still owe an answer. */
@Repository
public class Unanswered {

    private static final String OWED = """
            select n.id, n.notice_no, n.recipient, n.uscc, n.sequence, n.change, d.delivered_at
              from delivery d join notice n on n.id = d.notice_id
             where d.recipient = :recipient and d.state = 'DELIVERED' and %s and d.delivered_at < :before
             order by d.delivered_at, n.id""";

    private final JdbcClient jdbc;
    private final LongReads reads;

    public Unanswered(JdbcClient jdbc, LongReads reads) {
        this.jdbc = jdbc;
        this.reads = reads;
    }

    /** What is owed. */
    public enum Kind {
        /** That the notice has arrived. */
        RECEIVED("d.received_at is null"),
        /** Of an END: that nothing of it is applied any more. */
        LIFTED("d.ends and d.lifted_at is null");

        private final String condition;

        Kind(String condition) {
            this.condition = condition;
        }
    }

    /** A notice whose answer is owed. */
    public record Notice(
            UUID id,
            String noticeNo,
            String recipient,
            String uscc,
            int sequence,
            String change,
            Instant deliveredAt) {}

    /** How many were delivered to each recipient before an instant of its own, counted up to a limit. */
    public Map<String, Long> count(Kind kind, Map<String, Instant> before, int limit) {
        List<Map.Entry<String, Instant>> recipients = List.copyOf(before.entrySet());
        Map<String, Long> counts = new TreeMap<>();
        jdbc.sql("""
                        select r.id, o.late
                          from unnest(?::text[], ?::timestamptz[]) r (id, before)
                         cross join lateral (
                               select count(*) as late from (
                                      select from delivery d
                                       where d.recipient = r.id and d.state = 'DELIVERED' and %s
                                         and d.delivered_at < r.before limit ?) l) o""".formatted(kind.condition))
                .param(Columns.texts(recipients, Map.Entry::getKey))
                .param(Columns.texts(recipients, each -> each.getValue().toString()))
                .param(limit)
                .query(row -> {
                    counts.put(row.getString("id"), row.getLong("late"));
                });
        return counts;
    }

    /** Those, the oldest first. */
    public List<Notice> list(String recipient, Kind kind, Instant before, int limit) {
        return jdbc.sql(OWED.formatted(kind.condition) + " limit :limit")
                .param("recipient", recipient)
                .param("before", before.atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .query(Unanswered::notice)
                .list();
    }

    /** Every one of those, the oldest first, row by row. */
    public void each(String recipient, Kind kind, Instant before, Consumer<Notice> rows) {
        reads.each(
                OWED.formatted(kind.condition),
                Map.of("recipient", recipient, "before", before.atOffset(ZoneOffset.UTC)),
                Unanswered::notice,
                rows);
    }

    private static Notice notice(ResultSet row, int number) throws SQLException {
        return new Notice(
                row.getObject("id", UUID.class),
                row.getString("notice_no"),
                row.getString("recipient"),
                row.getString("uscc"),
                row.getInt("sequence"),
                row.getString("change"),
                row.getObject("delivered_at", OffsetDateTime.class).toInstant());
    }
}
