package cn.anxin.hub.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The audit as it is read: who did and who saw what, the newest first. */
@Repository
public class AuditLog {

    private static final int AT_A_TIME = 2_000;

    private final JdbcClient jdbc;

    AuditLog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * An entry.
     *
     * @param address from where; empty where it was not noted at the time
     */
    public record Line(
            long id,
            Instant at,
            String actor,
            String action,
            String subject,
            String reason,
            Optional<String> address,
            String digest) {}

    /** Those before an entry, the newest first. */
    public List<Line> page(AuditFilter filter, long before, int limit) {
        return filter.in(jdbc.sql("select * from audit where id < :before" + filter.condition()
                        + " order by id desc limit :limit"))
                .param("before", before)
                .param("limit", limit)
                .query(AuditLog::line)
                .list();
    }

    /** All of them, the newest first, some thousand in memory at a time. */
    public void each(AuditFilter filter, Consumer<Line> reader) {
        long before = Long.MAX_VALUE;
        List<Line> page = page(filter, before, AT_A_TIME);
        while (!page.isEmpty()) {
            page.forEach(reader);
            before = page.get(page.size() - 1).id();
            page = page(filter, before, AT_A_TIME);
        }
    }

    private static Line line(ResultSet row, int number) throws SQLException {
        return new Line(
                row.getLong("id"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("actor"),
                row.getString("action"),
                row.getString("subject"),
                row.getString("reason"),
                Optional.ofNullable(row.getString("address")),
                row.getString("digest"));
    }
}
