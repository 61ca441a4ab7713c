package cn.anxin.hub.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** One dead letter as a person looks at it. */
@Repository
public class LetterFiles {

    private final JdbcClient jdbc;

    public LetterFiles(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A refusal, open or not.
     *
     * @param state of the notice now: WAITING, DELIVERED, DEAD, DISCARDED
     * @param sends how often it was sent again
     * @param outcome REPLAYED or DISCARDED, by whom and why; empty where it is open
     */
    public record Letter(
            long id,
            UUID noticeId,
            String noticeNo,
            String recipient,
            String uscc,
            int sequence,
            String change,
            String code,
            String cause,
            Instant diedAt,
            String state,
            int sends,
            Optional<String> outcome,
            Optional<Instant> resolvedAt,
            Optional<String> resolvedBy,
            Optional<String> reason) {}

    private static final String LETTERS = """
            select l.id, l.notice_id, n.notice_no, l.recipient, n.uscc, n.sequence, n.change, l.code, l.cause, l.died_at,
                   d.state, d.sends, l.outcome, l.resolved_at, l.resolved_by, l.reason
              from dead_letter l join notice n on n.id = l.notice_id join delivery d on d.notice_id = l.notice_id
            """;

    public Optional<Letter> find(long id) {
        return jdbc.sql(LETTERS + "where l.id = ?")
                .param(id)
                .query(LetterFiles::letter)
                .optional();
    }

    /** Every refusal of the notice, the newest first. */
    public List<Letter> ofNotice(UUID notice) {
        return jdbc.sql(LETTERS + "where l.notice_id = ? order by l.id desc limit 50")
                .param(notice)
                .query(LetterFiles::letter)
                .list();
    }

    /** Those that wait after one of them, the oldest first. */
    public List<Letter> open(DeadFilter filter, long after, int limit) {
        return filter.in(jdbc.sql(
                        LETTERS + "where l.id > :after and " + DeadFilter.MATCHES + " order by l.id limit :limit"))
                .param("after", after)
                .param("limit", limit)
                .query(LetterFiles::letter)
                .list();
    }

    /** What the recipient refused, byte for byte as it went out. */
    public String content(UUID notice) {
        return jdbc.sql("select content from notice where id = ?")
                .param(notice)
                .query(String.class)
                .single();
    }

    private static Letter letter(ResultSet row, int number) throws SQLException {
        @Nullable OffsetDateTime resolved = row.getObject("resolved_at", OffsetDateTime.class);
        return new Letter(
                row.getLong("id"),
                row.getObject("notice_id", UUID.class),
                row.getString("notice_no"),
                row.getString("recipient"),
                row.getString("uscc"),
                row.getInt("sequence"),
                row.getString("change"),
                row.getString("code"),
                row.getString("cause"),
                row.getObject("died_at", OffsetDateTime.class).toInstant(),
                row.getString("state"),
                row.getInt("sends"),
                Optional.ofNullable(row.getString("outcome")),
                Optional.ofNullable(resolved).map(OffsetDateTime::toInstant),
                Optional.ofNullable(row.getString("resolved_by")),
                Optional.ofNullable(row.getString("reason")));
    }
}
