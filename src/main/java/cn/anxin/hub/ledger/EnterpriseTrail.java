package cn.anxin.hub.ledger;

import cn.anxin.hub.record.RecordKey;
import cn.anxin.hub.record.Uscc;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.stereotype.Repository;

/**
 * Everything that was received, decided and told about one enterprise, in the order in which it came about and however
 * much it is: row by row.
 */
@Repository
public class EnterpriseTrail {

    private final LongReads reads;

    public EnterpriseTrail(LongReads reads) {
        this.reads = reads;
    }

    /**
     * A revision as it was received.
     *
     * @param data its cells, JSON
     * @param contentSha256 in hexadecimal
     */
    public record Received(
            RecordKey key,
            int revision,
            String op,
            String uscc,
            Optional<String> enterpriseName,
            int useScope,
            String data,
            String contentSha256,
            Instant receivedAt,
            UUID intake,
            long line) {}

    /** An assessment of the ledger; {@code content} is its JSON. */
    public record Decided(
            long id,
            LocalDate asOf,
            Instant knownAt,
            String policyId,
            int policyVersion,
            String policySha256,
            String engineVersion,
            String status,
            String content) {}

    /** A notice with what became of it; {@code content} is as it went out. */
    public record Told(
            UUID id,
            String noticeNo,
            String recipient,
            int sequence,
            String change,
            String regime,
            Instant issuedAt,
            long assessment,
            String state,
            Optional<Instant> deliveredAt,
            Optional<Long> batch,
            String content) {}

    /** What a recipient answered to a notice. */
    public record Answered(
            UUID notice,
            String outcome,
            List<String> measures,
            String reason,
            Optional<Instant> statedAt,
            Instant receivedAt,
            String result,
            Optional<String> code) {}

    /** A file, message or request that something of it came in with. */
    public record Origin(
            UUID id,
            String source,
            String type,
            String way,
            String name,
            String sha256,
            Instant at,
            Optional<String> receipt) {}

    /** An entry of the audit about it. */
    public record Audited(
            long id,
            String previous,
            Instant at,
            String actor,
            String action,
            String subject,
            String reason,
            Optional<String> address,
            String digest) {}

    /** Every revision that names it, received up to an instant, the oldest first. */
    public void received(Uscc uscc, Instant until, Consumer<Received> each) {
        reads.each("""
                select r.*, encode(content_sha256, 'hex') as digest from record r
                 where uscc = :uscc and received_at <= :until order by id""", upTo(uscc, until), EnterpriseTrail::received, each);
    }

    /** Its assessments up to an instant, the oldest first. */
    public void decided(Uscc uscc, Instant until, Consumer<Decided> each) {
        reads.each(
                "select * from assessment where uscc = :uscc and known_at <= :until order by id",
                upTo(uscc, until),
                EnterpriseTrail::decided,
                each);
    }

    /** The notices about it up to an instant, by recipient and sequence. */
    public void told(Uscc uscc, Instant until, Consumer<Told> each) {
        reads.each("""
                select n.*, d.state, d.delivered_at, d.batch
                  from notice n join delivery d on d.notice_id = n.id
                 where n.uscc = :uscc and n.issued_at <= :until
                 order by n.recipient, n.sequence""", upTo(uscc, until), EnterpriseTrail::told, each);
    }

    /** What recipients answered to those, as it came. */
    public void answered(Uscc uscc, Consumer<Answered> each) {
        reads.each("""
                select r.* from notice n join receipt r on r.notice_id = n.id
                 where n.uscc = :uscc order by r.position""", Map.of("uscc", uscc.value()), EnterpriseTrail::answered, each);
    }

    /** What its records came in with, up to an instant. */
    public void origins(Uscc uscc, Instant until, Consumer<Origin> each) {
        reads.each("""
                select * from intake
                 where id in (select intake_id from record where uscc = :uscc and received_at <= :until)
                 order by started_at, id""", upTo(uscc, until), EnterpriseTrail::origin, each);
    }

    /** The audit's entries about it, the oldest first. */
    public void audited(Uscc uscc, Consumer<Audited> each) {
        reads.each(
                "select * from audit where subject = :uscc order by id",
                Map.of("uscc", uscc.value()),
                EnterpriseTrail::audited,
                each);
    }

    private static Map<String, ?> upTo(Uscc uscc, Instant until) {
        return Map.of("uscc", uscc.value(), "until", until.atOffset(ZoneOffset.UTC));
    }

    private static Received received(ResultSet row, int number) throws SQLException {
        return new Received(
                new RecordKey(row.getString("source"), row.getString("type"), row.getString("record_id")),
                row.getInt("revision"),
                row.getString("op"),
                row.getString("uscc"),
                Optional.ofNullable(row.getString("enterprise_name")),
                row.getInt("use_scope"),
                row.getString("data"),
                row.getString("digest"),
                Columns.instant(row, "received_at").orElseThrow(),
                row.getObject("intake_id", UUID.class),
                row.getLong("line"));
    }

    private static Decided decided(ResultSet row, int number) throws SQLException {
        return new Decided(
                row.getLong("id"),
                row.getObject("as_of", LocalDate.class),
                Columns.instant(row, "known_at").orElseThrow(),
                row.getString("policy_id"),
                row.getInt("policy_version"),
                row.getString("policy_sha256"),
                row.getString("engine_version"),
                row.getString("status"),
                row.getString("content"));
    }

    private static Told told(ResultSet row, int number) throws SQLException {
        long batch = row.getLong("batch");
        return new Told(
                row.getObject("id", UUID.class),
                row.getString("notice_no"),
                row.getString("recipient"),
                row.getInt("sequence"),
                row.getString("change"),
                row.getString("regime"),
                Columns.instant(row, "issued_at").orElseThrow(),
                row.getLong("assessment_id"),
                row.getString("state"),
                Columns.instant(row, "delivered_at"),
                batch == 0 ? Optional.empty() : Optional.of(batch),
                row.getString("content"));
    }

    static Answered answered(ResultSet row, int number) throws SQLException {
        return new Answered(
                row.getObject("notice_id", UUID.class),
                row.getString("outcome"),
                List.of((String[]) row.getArray("measures").getArray()),
                row.getString("reason"),
                Columns.instant(row, "stated_at"),
                Columns.instant(row, "received_at").orElseThrow(),
                row.getString("result"),
                Optional.ofNullable(row.getString("code")));
    }

    private static Origin origin(ResultSet row, int number) throws SQLException {
        return new Origin(
                row.getObject("id", UUID.class),
                row.getString("source"),
                row.getString("type"),
                row.getString("way"),
                row.getString("name"),
                row.getString("sha256"),
                Columns.instant(row, "started_at").orElseThrow(),
                Optional.ofNullable(row.getString("receipt")));
    }

    private static Audited audited(ResultSet row, int number) throws SQLException {
        return new Audited(
                row.getLong("id"),
                row.getString("previous"),
                Columns.instant(row, "at").orElseThrow(),
                row.getString("actor"),
                row.getString("action"),
                row.getString("subject"),
                row.getString("reason"),
                Optional.ofNullable(row.getString("address")),
                row.getString("digest"));
    }
}
