package cn.anxin.hub.ledger;

import cn.anxin.hub.record.RecordKey;
import cn.anxin.hub.record.Uscc;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Everything that was received, decided and told about one enterprise, in the order in which it came about. */
@Repository
public class EnterpriseTrail {

    /** Of each kind so many are told, the newest of them. */
    private static final int MOST = 2_000;

    private final JdbcClient jdbc;

    public EnterpriseTrail(JdbcClient jdbc) {
        this.jdbc = jdbc;
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

    /** A name by which its code is known, and since when. */
    public record Name(String name, boolean registered, Instant knownAt) {}

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
    public List<Received> received(Uscc uscc, Instant until) {
        return jdbc.sql("""
                        select * from (select r.*, encode(content_sha256, 'hex') as digest from record r
                                        where uscc = ? and received_at <= ? order by id desc limit ?) r order by id""")
                .params(uscc.value(), until.atOffset(ZoneOffset.UTC), MOST)
                .query(EnterpriseTrail::received)
                .list();
    }

    /** Its assessments up to an instant, the oldest first. */
    public List<Decided> decided(Uscc uscc, Instant until) {
        return jdbc.sql("""
                        select * from (select * from assessment where uscc = ? and known_at <= ?
                                        order by id desc limit ?) a order by id""")
                .params(uscc.value(), until.atOffset(ZoneOffset.UTC), MOST)
                .query(EnterpriseTrail::decided)
                .list();
    }

    /** The notices about it up to an instant, by recipient and sequence. */
    public List<Told> told(Uscc uscc, Instant until) {
        return jdbc.sql("""
                        select n.*, d.state, d.delivered_at, d.batch
                          from notice n join delivery d on d.notice_id = n.id
                         where n.uscc = ? and n.issued_at <= ?
                         order by n.recipient, n.sequence limit ?""")
                .params(uscc.value(), until.atOffset(ZoneOffset.UTC), MOST)
                .query(EnterpriseTrail::told)
                .list();
    }

    /** What recipients answered to those, as it came. */
    public List<Answered> answered(Uscc uscc) {
        return jdbc.sql("""
                        select r.* from notice n join receipt r on r.notice_id = n.id
                         where n.uscc = ? order by r.position limit ?""")
                .params(uscc.value(), MOST)
                .query(EnterpriseTrail::answered)
                .list();
    }

    /** What its records came in with, up to an instant. */
    public List<Origin> origins(Uscc uscc, Instant until) {
        return jdbc.sql("""
                        select * from intake
                         where id in (select intake_id from record where uscc = ? and received_at <= ?)
                         order by started_at, id""")
                .params(uscc.value(), until.atOffset(ZoneOffset.UTC))
                .query(EnterpriseTrail::origin)
                .list();
    }

    /** The audit's entries about it, the oldest first. */
    public List<Audited> audited(Uscc uscc) {
        return jdbc.sql("select * from audit where subject = ? order by id limit ?")
                .params(uscc.value(), MOST)
                .query((row, number) -> new Audited(
                        row.getLong("id"),
                        row.getString("previous"),
                        instant(row, "at").orElseThrow(),
                        row.getString("actor"),
                        row.getString("action"),
                        row.getString("subject"),
                        row.getString("reason"),
                        Optional.ofNullable(row.getString("address")),
                        row.getString("digest")))
                .list();
    }

    /** Every name by which the code is known, the oldest first. */
    public List<Name> names(Uscc uscc) {
        return jdbc.sql("select name, registered, known_at from enterprise_name where uscc = ? order by known_at, name")
                .param(uscc.value())
                .query((row, number) -> new Name(
                        row.getString("name"),
                        row.getBoolean("registered"),
                        instant(row, "known_at").orElseThrow()))
                .list();
    }

    /** The codes to which records of this one were moved, or from which they came. */
    public List<String> related(Uscc uscc) {
        return jdbc.sql("""
                        select distinct o.uscc
                          from record r join record o on o.source = r.source and o.type = r.type and o.record_id = r.record_id
                         where r.uscc = :uscc and o.uscc <> :uscc order by o.uscc""").param("uscc", uscc.value()).query(String.class).list();
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
                instant(row, "received_at").orElseThrow(),
                row.getObject("intake_id", UUID.class),
                row.getLong("line"));
    }

    private static Decided decided(ResultSet row, int number) throws SQLException {
        return new Decided(
                row.getLong("id"),
                row.getObject("as_of", LocalDate.class),
                instant(row, "known_at").orElseThrow(),
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
                instant(row, "issued_at").orElseThrow(),
                row.getLong("assessment_id"),
                row.getString("state"),
                instant(row, "delivered_at"),
                batch == 0 ? Optional.empty() : Optional.of(batch),
                row.getString("content"));
    }

    private static Answered answered(ResultSet row, int number) throws SQLException {
        return new Answered(
                row.getObject("notice_id", UUID.class),
                row.getString("outcome"),
                List.of((String[]) row.getArray("measures").getArray()),
                row.getString("reason"),
                instant(row, "stated_at"),
                instant(row, "received_at").orElseThrow(),
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
                instant(row, "started_at").orElseThrow(),
                Optional.ofNullable(row.getString("receipt")));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        @Nullable OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return Optional.ofNullable(at).map(OffsetDateTime::toInstant);
    }
}
