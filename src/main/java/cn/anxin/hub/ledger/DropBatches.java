package cn.anxin.hub.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The batches of a recipient's drop: numbers without gap, repeat or reset, and the bytes that each number means. */
@Repository
public class DropBatches {

    private static final int FETCH = 500;

    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final TraceMarks marks;

    public DropBatches(JdbcTemplate template) {
        this.jdbc = JdbcClient.create(template);
        this.marks = new TraceMarks(jdbc);
        this.template = new JdbcTemplate(template.getDataSource());
        this.template.setFetchSize(FETCH);
    }

    /**
     * A batch, whose bytes are asked for apart.
     *
     * @param first false for one that was delivered before and is written once more on request
     */
    public record Batch(String recipient, long number, String fileName, int rows, String sha256, boolean first) {}

    /**
     * Locks the recipient's numbers until the transaction ends, and tells the last one that is taken.
     *
     * @throws TurnLost where it is another node's turn
     */
    public long lock(String recipient, String node) {
        return jdbc.sql("select last_batch from recipient where id = ? and lease_owner = ? for update")
                .params(recipient, node)
                .query(Long.class)
                .optional()
                .orElseThrow(TurnLost::new);
    }

    /** The batch that is open; without one, the first of those that were asked for again. */
    public Optional<Batch> unfinished(String recipient) {
        return jdbc.sql("""
                        select recipient, number, file_name, rows, sha256, delivered_at is null as first
                          from drop_batch
                         where recipient = ? and (delivered_at is null or resend_at is not null)
                         order by delivered_at is not null, number limit 1""").param(recipient).query(DropBatches::batch).optional();
    }

    /** Whether there is enough for a batch, or something that was issued before an instant. */
    public boolean ripe(String recipient, int enough, Instant issuedBefore) {
        return jdbc.sql("""
                        select coalesce(count(*) >= :enough or min(issued_at) <= :before, false)
                          from (select n.issued_at
                                  from delivery d join notice n on n.id = d.notice_id
                                 where d.recipient = :recipient and d.state = 'WAITING'
                                 order by d.position limit :enough) w""")
                .param("recipient", recipient)
                .param("enough", enough)
                .param("before", issuedBefore.atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
    }

    /** Streams what waits, in its order, and tells which notices they were. In a transaction, so that it is a stream. */
    public List<UUID> collect(String recipient, int limit, Consumer<String> content) {
        List<UUID> notices = new ArrayList<>();
        template.query(
                Deliveries.WAITING
                        + "select n.id, n.content from waiting d join notice n on n.id = d.notice_id"
                        + " order by d.urgent desc, d.position",
                row -> {
                    notices.add(row.getObject("id", UUID.class));
                    content.accept(row.getString("content"));
                },
                recipient,
                limit,
                recipient,
                limit,
                limit);
        return notices;
    }

    /** Keeps a new batch: its number, its bytes and its notices belong together from now on. */
    public void keep(Batch batch, byte[] content, List<UUID> notices, Instant at) {
        jdbc.sql("""
                        insert into drop_batch (recipient, number, file_name, rows, sha256, content, made_at)
                        values (?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        batch.recipient(),
                        batch.number(),
                        batch.fileName(),
                        batch.rows(),
                        batch.sha256(),
                        content,
                        at.atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql("update recipient set last_batch = ? where id = ?")
                .params(batch.number(), batch.recipient())
                .update();
        jdbc.sql("update delivery set batch = ? where notice_id = any (?)")
                .params(batch.number(), notices.toArray(UUID[]::new))
                .update();
    }

    /** The bytes that a number means. */
    public byte[] content(String recipient, long number) {
        return jdbc.sql("select content from drop_batch where recipient = ? and number = ?")
                .params(recipient, number)
                .query((row, i) -> row.getBytes(1))
                .single();
    }

    /** Marks a batch and its notices as delivered, or its repetition as done. */
    public void delivered(Batch batch, Instant at) {
        jdbc.sql("""
                        update drop_batch set delivered_at = coalesce(delivered_at, ?), resend_at = null
                         where recipient = ? and number = ?""")
                .params(at.atOffset(ZoneOffset.UTC), batch.recipient(), batch.number())
                .update();
        jdbc.sql("""
                        with done as (
                            update delivery set state = 'DELIVERED', delivered_at = ?
                             where recipient = ? and batch = ? and state = 'WAITING'
                            returning recipient)
                        insert into tally (what, party, kind, amount)
                        select 'DELIVERY', recipient, 'DELIVERED', count(*) from done group by recipient""")
                .params(at.atOffset(ZoneOffset.UTC), batch.recipient(), batch.number())
                .update();
    }

    /** Where the delivery of a batch's notices goes on with a trace, by their ids; it is asked and told once. */
    public Map<String, String> takeTrails(Batch batch) {
        List<String> notices = jdbc.sql("select notice_id from delivery where recipient = ? and batch = ?")
                .params(batch.recipient(), batch.number())
                .query(String.class)
                .list();
        Map<String, String> trails = marks.find(notices);
        if (!trails.isEmpty()) {
            marks.forget(trails.keySet());
        }
        return trails;
    }

    /** How a number stands. */
    public enum Standing {
        UNKNOWN,
        UNDER_WAY,
        DELIVERED,
        /** Delivered, and its bytes are past their term. */
        GONE
    }

    /** Asks for a delivered batch again; false where its {@link #standing} is another. */
    public boolean ask(String recipient, long number, Instant at) {
        return jdbc.sql("""
                        update drop_batch set resend_at = ?
                         where recipient = ? and number = ? and delivered_at is not null and content is not null""")
                        .params(at.atOffset(ZoneOffset.UTC), recipient, number)
                        .update()
                == 1;
    }

    /** Asks for all batches again that were delivered since an instant and whose bytes are kept. */
    public int askSince(String recipient, Instant since, Instant at) {
        return jdbc.sql("""
                        update drop_batch set resend_at = ?
                         where recipient = ? and delivered_at >= ? and content is not null""")
                .params(at.atOffset(ZoneOffset.UTC), recipient, since.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** How many batches were delivered since an instant and cannot be had again. */
    public long goneSince(String recipient, Instant since) {
        return jdbc.sql("""
                        select count(*) from drop_batch
                         where recipient = ? and delivered_at >= ? and content is null""")
                .params(recipient, since.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    public Standing standing(String recipient, long number) {
        return jdbc.sql("""
                        select case when delivered_at is null then 'UNDER_WAY'
                                    when content is null then 'GONE'
                                    else 'DELIVERED' end
                          from drop_batch where recipient = ? and number = ?""")
                .params(recipient, number)
                .query(String.class)
                .optional()
                .map(Standing::valueOf)
                .orElse(Standing.UNKNOWN);
    }

    private static Batch batch(ResultSet row, int number) throws SQLException {
        return new Batch(
                row.getString("recipient"),
                row.getLong("number"),
                row.getString("file_name"),
                row.getInt("rows"),
                row.getString("sha256"),
                row.getBoolean("first"));
    }
}
