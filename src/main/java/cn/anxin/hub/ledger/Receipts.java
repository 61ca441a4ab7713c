package cn.anxin.hub.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What recipients answer: every receipt is added as it was judged, and never changed. */
@Repository("noticeReceipts") // those that agencies get are "receipts"
public class Receipts {

    private final JdbcClient jdbc;

    public Receipts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Where receipts came from: the same recipient, way, name and content again is the same batch. */
    public record Batch(UUID id, String recipient, String way, String name, String sha256) {}

    /** What became of a batch: received = accepted + duplicate + refused. */
    public record Counts(long received, long accepted, long duplicate, long refused) {}

    /**
     * A receipt as it was judged.
     *
     * @param measures as {@code 10(1);10(9)}; empty for all of the notice's
     * @param result ACCEPTED, DUPLICATE or REFUSED
     * @param content as it came, where it was refused
     */
    public record Judged(
            long line,
            Optional<UUID> noticeId,
            String outcome,
            String measures,
            String reason,
            Optional<Instant> statedAt,
            String result,
            Optional<String> code,
            Optional<String> message,
            Optional<String> content) {}

    /** A receipt that was taken; {@code measures} as in {@link Judged}. */
    public record Taken(UUID noticeId, String outcome, String measures, UUID batch, long line, Instant receivedAt) {}

    /** A receipt as users see it. */
    public record Entry(
            long position,
            UUID batch,
            long line,
            String recipient,
            String way,
            @Nullable UUID noticeId,
            String outcome,
            List<String> measures,
            String reason,
            @Nullable Instant at,
            Instant receivedAt,
            String result,
            @Nullable String code,
            @Nullable String message) {}

    /** Begins a batch, unless it is known; another one that is just being taken is waited for. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean begin(Batch batch, Instant at) {
        return jdbc.sql("""
                        insert into receipt_batch (id, recipient, way, name, sha256, received_at)
                        values (?, ?, ?, ?, ?, ?) on conflict (recipient, way, name, sha256) do nothing""")
                        .params(
                                batch.id(),
                                batch.recipient(),
                                batch.way(),
                                batch.name(),
                                batch.sha256(),
                                at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** Ends it with what is answered. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void finish(Batch batch, Counts counts, Optional<String> fault, String answer) {
        jdbc.sql("""
                        update receipt_batch
                           set received = ?, accepted = ?, duplicate = ?, refused = ?, fault = ?, answer = ?
                         where id = ?""")
                .params(
                        counts.received(),
                        counts.accepted(),
                        counts.duplicate(),
                        counts.refused(),
                        fault.orElse(null),
                        answer,
                        batch.id())
                .update();
    }

    /** What was answered to a batch of that origin; empty where none is known. */
    public Optional<String> answer(String recipient, String way, String name, String sha256) {
        return jdbc.sql("""
                        select answer from receipt_batch
                         where recipient = ? and way = ? and name = ? and sha256 = ? and answer is not null""")
                .params(recipient, way, name, sha256)
                .query(String.class)
                .optional();
    }

    /**
     * Takes hold of those of the notices that were issued to a recipient, until the transaction ends, and tells whose all
     * of them are. What is no notice's is left out.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<UUID, String> hold(String recipient, Collection<UUID> notices) {
        Map<UUID, String> owners = new HashMap<>();
        UUID[] ids = notices.toArray(UUID[]::new);
        jdbc.sql("""
                        select notice_id, recipient from delivery
                         where notice_id = any(?) and recipient = ? order by notice_id for update""").params(ids, recipient).query(row -> {
            owners.put(row.getObject("notice_id", UUID.class), recipient);
        });
        if (owners.size() < ids.length) {
            jdbc.sql("select id, recipient from notice where id = any(?)")
                    .param(ids)
                    .query(row -> {
                        owners.put(row.getObject("id", UUID.class), row.getString("recipient"));
                    });
        }
        return owners;
    }

    /** Adds receipts, in their order. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(Batch batch, List<Judged> judged, Instant at) {
        jdbc.sql("""
                        insert into receipt (batch_id, recipient, received_at, line, notice_id, outcome, measures, reason,
                                             stated_at, result, code, message, content)
                        select ?, ?, ?, r.line, r.notice_id, r.outcome,
                               coalesce(string_to_array(nullif(r.measures, ''), ';'), '{}'), r.reason, r.stated_at,
                               r.result, r.code, r.message, r.content
                          from unnest(?::bigint[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::timestamptz[],
                                      ?::text[], ?::text[], ?::text[], ?::text[]) with ordinality
                               as r (line, notice_id, outcome, measures, reason, stated_at, result, code, message,
                                     content, place)
                         order by r.place""")
                .param(batch.id())
                .param(batch.recipient())
                .param(at.atOffset(ZoneOffset.UTC))
                .param(Columns.texts(judged, each -> Long.toString(each.line())))
                .param(Columns.texts(judged, each -> Columns.text(each.noticeId())))
                .param(Columns.texts(judged, Judged::outcome))
                .param(Columns.texts(judged, Judged::measures))
                .param(Columns.texts(judged, Judged::reason))
                .param(Columns.texts(judged, each -> Columns.text(each.statedAt())))
                .param(Columns.texts(judged, Judged::result))
                .param(Columns.texts(judged, each -> Columns.text(each.code())))
                .param(Columns.texts(judged, each -> Columns.text(each.message())))
                .param(Columns.texts(judged, each -> Columns.text(each.content())))
                .update();
    }

    /** Notes that notices are received and, of some, that nothing is left to lift. What is noted already stays. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void note(Collection<UUID> received, Collection<UUID> lifted, Instant at) {
        jdbc.sql("""
                        update delivery
                           set received_at = coalesce(received_at, ?),
                               lifted_at = case when notice_id = any(?) then coalesce(lifted_at, ?) else lifted_at end
                         where notice_id = any(?)""")
                .param(at.atOffset(ZoneOffset.UTC))
                .param(lifted.toArray(UUID[]::new))
                .param(at.atOffset(ZoneOffset.UTC))
                .param(received.toArray(UUID[]::new))
                .update();
    }

    /** The receipts to notices that were taken, in the order in which they were. */
    public List<Taken> taken(Collection<UUID> notices) {
        return jdbc.sql("""
                        select notice_id, outcome, array_to_string(measures, ';') as measures, batch_id, line, received_at
                          from receipt where notice_id = any(?) and result = 'ACCEPTED' order by position""")
                .param(notices.toArray(UUID[]::new))
                .query((row, number) -> new Taken(
                        row.getObject("notice_id", UUID.class),
                        row.getString("outcome"),
                        row.getString("measures"),
                        row.getObject("batch_id", UUID.class),
                        row.getLong("line"),
                        row.getObject("received_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** Receipts, the latest first: of a notice, of a recipient, or all. */
    public List<Entry> page(Optional<UUID> notice, Optional<String> recipient, long before, int limit) {
        String conditions = (notice.isPresent() ? " and r.notice_id = :notice" : "")
                + (recipient.isPresent() ? " and r.recipient = :recipient" : "");
        Map<String, Object> values = new HashMap<>(Map.of("before", before, "limit", limit));
        notice.ifPresent(id -> values.put("notice", id));
        recipient.ifPresent(id -> values.put("recipient", id));
        return jdbc.sql("""
                        select r.*, b.way from receipt r join receipt_batch b on b.id = r.batch_id
                         where r.position < :before%s order by r.position desc limit :limit""".formatted(conditions))
                .params(values)
                .query(Receipts::entry)
                .list();
    }

    private static Entry entry(ResultSet row, int number) throws SQLException {
        @Nullable OffsetDateTime at = row.getObject("stated_at", OffsetDateTime.class);
        return new Entry(
                row.getLong("position"),
                row.getObject("batch_id", UUID.class),
                row.getLong("line"),
                row.getString("recipient"),
                row.getString("way"),
                row.getObject("notice_id", UUID.class),
                row.getString("outcome"),
                List.of((String[]) row.getArray("measures").getArray()),
                row.getString("reason"),
                at == null ? null : at.toInstant(),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                row.getString("result"),
                row.getString("code"),
                row.getString("message"));
    }
}
