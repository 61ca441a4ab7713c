package cn.anxin.hub.ledger;

import cn.anxin.hub.record.Uscc;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The latest of what was decided and told about one enterprise, with how much there is of it: what a page has room for. */
@Repository
public class EnterpriseStory {

    private final JdbcClient jdbc;

    public EnterpriseStory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An assessment; {@code content} is its JSON, {@code notices} so many were issued for it. */
    public record Decided(long id, LocalDate asOf, int policyVersion, String status, String content, long notices) {}

    /** A notice with what became of it; {@code of} so many its recipient got about the enterprise. */
    public record Told(
            UUID id,
            String noticeNo,
            String recipient,
            int sequence,
            String change,
            String regime,
            Instant issuedAt,
            String state,
            Optional<Instant> deliveredAt,
            Optional<Long> batch,
            long of) {}

    /** A notice and the assessment for which it was issued. */
    public record Issued(long assessment, UUID id, String noticeNo) {}

    /** A name by which its code is known, and since when. */
    public record Name(String name, boolean registered, Instant knownAt) {}

    /** The instants up to one at which it became known what its records say, the latest so many, the earliest first. */
    public List<Instant> learned(Uscc uscc, Instant until, int most) {
        return jdbc.sql("""
                        select received_at from (
                            select distinct received_at from record
                             where uscc = ? and received_at <= ? order by received_at desc limit ?) r
                         order by received_at""")
                .params(uscc.value(), until.atOffset(ZoneOffset.UTC), most)
                .query((row, number) -> Columns.instant(row, "received_at").orElseThrow())
                .list();
    }

    /** Its assessments up to an instant, the latest so many, the earliest first. */
    public List<Decided> decided(Uscc uscc, Instant until, int most) {
        return jdbc.sql("""
                        with latest as (
                            select * from assessment where uscc = :uscc and known_at <= :until
                             order by id desc limit :most),
                        issued as (
                            select assessment_id, count(*) as notices from notice
                             where uscc = :uscc and issued_at <= :until group by 1)
                        select l.*, coalesce(i.notices, 0) as notices
                          from latest l left join issued i on i.assessment_id = l.id order by l.id""")
                .param("uscc", uscc.value())
                .param("until", until.atOffset(ZoneOffset.UTC))
                .param("most", most)
                .query((row, number) -> new Decided(
                        row.getLong("id"),
                        row.getObject("as_of", LocalDate.class),
                        row.getInt("policy_version"),
                        row.getString("status"),
                        row.getString("content"),
                        row.getLong("notices")))
                .list();
    }

    /** The notices issued for those assessments, of each the first so many. */
    public List<Issued> issued(Uscc uscc, Collection<Long> assessments, Instant until, int each) {
        return jdbc.sql("""
                        select assessment_id, id, notice_no from (
                            select assessment_id, id, notice_no, position,
                                   row_number() over (partition by assessment_id order by position) as place
                              from notice where uscc = ? and assessment_id = any(?) and issued_at <= ?) n
                         where place <= ? order by position""")
                .params(uscc.value(), assessments.toArray(Long[]::new), until.atOffset(ZoneOffset.UTC), each)
                .query((row, number) -> new Issued(
                        row.getLong("assessment_id"), row.getObject("id", UUID.class), row.getString("notice_no")))
                .list();
    }

    /** What each recipient was told up to an instant, the latest so many, by recipient and the latest first. */
    public List<Told> told(Uscc uscc, Instant until, int each) {
        return jdbc.sql("""
                        with ranked as (
                            select id, recipient, sequence,
                                   row_number() over (partition by recipient order by sequence desc) as place,
                                   count(*) over (partition by recipient) as of
                              from notice where uscc = ? and issued_at <= ?)
                        select n.id, n.notice_no, n.recipient, n.sequence, n.change, n.regime, n.issued_at, d.state,
                               d.delivered_at, d.batch, r.of
                          from ranked r join notice n on n.id = r.id join delivery d on d.notice_id = r.id
                         where r.place <= ? order by n.recipient, n.sequence desc""")
                .params(uscc.value(), until.atOffset(ZoneOffset.UTC), each)
                .query(EnterpriseStory::told)
                .list();
    }

    /** The days up to an instant on which anybody was told anything. */
    public List<LocalDate> days(Uscc uscc, Instant until, ZoneId zone) {
        return jdbc.sql("""
                        select distinct (issued_at at time zone ?)::date as day from notice
                         where uscc = ? and issued_at <= ? order by 1""")
                .params(zone.getId(), uscc.value(), until.atOffset(ZoneOffset.UTC))
                .query(LocalDate.class)
                .list();
    }

    /** What recipients answered to those notices, as it came. */
    public List<EnterpriseTrail.Answered> answered(Collection<UUID> notices) {
        return jdbc.sql("select * from receipt where notice_id = any(?) order by position")
                .param(notices.toArray(UUID[]::new))
                .query(EnterpriseTrail::answered)
                .list();
    }

    /** Every name by which the code is known, the oldest first. */
    public List<Name> names(Uscc uscc) {
        return jdbc.sql("select name, registered, known_at from enterprise_name where uscc = ? order by known_at, name")
                .param(uscc.value())
                .query((row, number) -> new Name(
                        row.getString("name"),
                        row.getBoolean("registered"),
                        Columns.instant(row, "known_at").orElseThrow()))
                .list();
    }

    /** The codes to which records of this one were moved, or from which they came. */
    public List<String> related(Uscc uscc) {
        return jdbc.sql("""
                        select distinct o.uscc
                          from record r join record o on o.source = r.source and o.type = r.type and o.record_id = r.record_id
                         where r.uscc = :uscc and o.uscc <> :uscc order by o.uscc""").param("uscc", uscc.value()).query(String.class).list();
    }

    private static Told told(ResultSet row, int number) throws SQLException {
        return new Told(
                row.getObject("id", UUID.class),
                row.getString("notice_no"),
                row.getString("recipient"),
                row.getInt("sequence"),
                row.getString("change"),
                row.getString("regime"),
                Columns.instant(row, "issued_at").orElseThrow(),
                row.getString("state"),
                Columns.instant(row, "delivered_at"),
                Optional.ofNullable(row.getObject("batch", Long.class)),
                row.getLong("of"));
    }
}
