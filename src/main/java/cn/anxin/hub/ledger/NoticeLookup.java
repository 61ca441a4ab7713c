package cn.anxin.hub.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** One notice: what goes around its content, what became of it, and which others it follows and is followed by. */
@Repository
public class NoticeLookup {

    private final JdbcClient jdbc;

    public NoticeLookup(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A notice without what it says.
     *
     * @param name of the enterprise today; its code where none is known
     * @param sends how often an operator had it sent again
     * @param batch the number of the drop batch that it went with; empty by any other way, or before
     * @param receivedAt by what the recipient says
     * @param liftedAt of an END: when nothing of it was left to lift
     */
    public record Envelope(
            UUID id,
            String noticeNo,
            String recipient,
            String uscc,
            String name,
            int sequence,
            String change,
            String regime,
            Instant issuedAt,
            long assessmentId,
            String state,
            boolean urgent,
            int sends,
            Optional<Long> batch,
            Optional<Instant> deliveredAt,
            Optional<Instant> receivedAt,
            Optional<Instant> liftedAt) {}

    /** One of the notices that a recipient got about an enterprise. */
    public record Link(
            UUID id, String noticeNo, int sequence, String change, String regime, Instant issuedAt, String state) {}

    /** That its recipient refused it, and what an operator made of that; {@code outcome} is empty while it is open. */
    public record Death(
            long id,
            Instant at,
            String code,
            String cause,
            Optional<String> outcome,
            Optional<Instant> resolvedAt,
            Optional<String> resolvedBy,
            Optional<String> reason) {}

    public Optional<Envelope> find(UUID id) {
        return jdbc.sql("""
                        select n.id, n.notice_no, n.recipient, n.uscc, coalesce(e.name, n.uscc) as name, n.sequence,
                               n.change, n.regime, n.issued_at, n.assessment_id, d.state, d.urgent, d.sends, d.batch,
                               d.delivered_at, d.received_at, d.lifted_at
                          from notice n join delivery d on d.notice_id = n.id
                          left join enterprise e on e.uscc = n.uscc
                         where n.id = ?""").param(id).query(NoticeLookup::envelope).optional();
    }

    /** The CloudEvent, byte for byte as it goes out. */
    public String content(UUID id) {
        return jdbc.sql("select content from notice where id = ?")
                .param(id)
                .query(String.class)
                .single();
    }

    /** All that the recipient got about the enterprise, in their order; the latest so many. */
    public List<Link> run(String recipient, String uscc, int limit) {
        return jdbc.sql("""
                        select * from (
                            select n.id, n.notice_no, n.sequence, n.change, n.regime, n.issued_at, d.state
                              from notice n join delivery d on d.notice_id = n.id
                             where n.uscc = ? and n.recipient = ? order by n.sequence desc limit ?) l
                         order by sequence""")
                .params(uscc, recipient, limit)
                .query((row, number) -> new Link(
                        row.getObject("id", UUID.class),
                        row.getString("notice_no"),
                        row.getInt("sequence"),
                        row.getString("change"),
                        row.getString("regime"),
                        row.getObject("issued_at", OffsetDateTime.class).toInstant(),
                        row.getString("state")))
                .list();
    }

    /** How often it was refused, the first time first. */
    public List<Death> deaths(UUID id) {
        return jdbc.sql("""
                        select id, died_at, code, cause, outcome, resolved_at, resolved_by, reason
                          from dead_letter where notice_id = ? order by id""")
                .param(id)
                .query((row, number) -> new Death(
                        row.getLong("id"),
                        row.getObject("died_at", OffsetDateTime.class).toInstant(),
                        row.getString("code"),
                        row.getString("cause"),
                        Optional.ofNullable(row.getString("outcome")),
                        Columns.instant(row, "resolved_at"),
                        Optional.ofNullable(row.getString("resolved_by")),
                        Optional.ofNullable(row.getString("reason"))))
                .list();
    }

    private static Envelope envelope(ResultSet row, int number) throws SQLException {
        return new Envelope(
                row.getObject("id", UUID.class),
                row.getString("notice_no"),
                row.getString("recipient"),
                row.getString("uscc"),
                row.getString("name"),
                row.getInt("sequence"),
                row.getString("change"),
                row.getString("regime"),
                row.getObject("issued_at", OffsetDateTime.class).toInstant(),
                row.getLong("assessment_id"),
                row.getString("state"),
                row.getBoolean("urgent"),
                row.getInt("sends"),
                Optional.ofNullable(row.getObject("batch", Long.class)),
                Columns.instant(row, "delivered_at"),
                Columns.instant(row, "received_at"),
                Columns.instant(row, "lifted_at"));
    }
}
