package cn.anxin.hub.ledger;

import cn.anxin.hub.record.Uscc;
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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What each recipient has to be told: issued once, in the bytes in which it goes out, and never changed. */
@Repository
public class Notices {

    private final JdbcClient jdbc;
    private final TraceMarks marks;

    public Notices(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.marks = new TraceMarks(jdbc);
    }

    /**
     * A notice on its way into the ledger.
     *
     * @param content the CloudEvent
     */
    public record NewNotice(
            UUID id,
            String noticeNo,
            String recipient,
            Uscc uscc,
            int sequence,
            String change,
            String regime,
            String content,
            OffsetDateTime issuedAt,
            long assessmentId) {}

    /**
     * A recipient's latest notice about an enterprise, and what became of it.
     *
     * @param answer the latest of its recipient's answers that was taken; empty where it has not answered
     */
    public record Latest(
            String recipient,
            UUID noticeId,
            int sequence,
            String change,
            String regime,
            String state,
            Optional<String> answer) {}

    /** Running numbers for as many notices: unique for ever; those of a transaction that fails are lost. */
    public List<Long> numbers(int count) {
        return jdbc.sql("select nextval('notice_number') from generate_series(1, ?)")
                .param(count)
                .query(Long.class)
                .list();
    }

    /** The content of each recipient's latest notice about each of the enterprises, by recipient. */
    public Map<Uscc, Map<String, String>> lastContents(Collection<Uscc> usccs) {
        Map<Uscc, Map<String, String>> contents = new HashMap<>();
        jdbc.sql("""
                        select distinct on (uscc, recipient) uscc, recipient, content from notice
                         where uscc = any(?)
                         order by uscc, recipient, sequence desc""").param(Columns.texts(usccs, Uscc::value)).query(row -> {
            contents.computeIfAbsent(new Uscc(row.getString("uscc")), uscc -> new HashMap<>())
                    .put(row.getString("recipient"), row.getString("content"));
        });
        return contents;
    }

    /**
     * Adds notices, each with its delivery that waits from now on. An urgent one goes before all others, but for those
     * that its recipient has to get before it about the same enterprise: they are urgent with it.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void issue(List<NewNotice> notices, Pace pace) {
        if (notices.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        with issued as (
                            insert into notice (id, notice_no, recipient, uscc, sequence, change, regime, content,
                                                issued_at, assessment_id)
                            select id, notice_no, recipient, uscc, sequence, change, regime, content,
                                   issued_at, assessment_id
                              from unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::int[], ?::text[],
                                          ?::text[], ?::text[], ?::timestamptz[], ?::bigint[])
                                   as n (id, notice_no, recipient, uscc, sequence, change, regime, content,
                                         issued_at, assessment_id)
                            returning id, recipient, change, regime, position, issued_at),
                        counted as (
                            insert into tally (what, party, kind, amount)
                            select 'NOTICE', recipient, change, count(*) from issued group by recipient, change),
                        by_day as (
                            insert into notice_day (day, change, amount, first, last)
                            select (issued_at at time zone 'Asia/Shanghai')::date, change, count(*),
                                   min(position), max(position)
                              from issued group by 1, 2)
                        insert into delivery (notice_id, recipient, position, state, urgent, ends, kind)
                        select id, recipient, position, 'WAITING', ?, change = 'END',
                               left(change, 1) || case regime when 'JOINT_INCENTIVE' then 'I' else 'P' end
                          from issued""")
                .param(Columns.texts(notices, each -> each.id().toString()))
                .param(Columns.texts(notices, NewNotice::noticeNo))
                .param(Columns.texts(notices, NewNotice::recipient))
                .param(Columns.texts(notices, each -> each.uscc().value()))
                .param(Columns.texts(notices, each -> Integer.toString(each.sequence())))
                .param(Columns.texts(notices, NewNotice::change))
                .param(Columns.texts(notices, NewNotice::regime))
                .param(Columns.texts(notices, NewNotice::content))
                .param(Columns.texts(notices, each -> each.issuedAt().toString()))
                .param(Columns.texts(notices, each -> Long.toString(each.assessmentId())))
                .param(pace == Pace.URGENT)
                .update();
        if (pace == Pace.URGENT) {
            hurry(notices);
            Signals.ring(Signals.Work.NOTICE, jdbc);
        }
    }

    private void hurry(List<NewNotice> notices) {
        jdbc.sql("""
                        update delivery d set urgent = true
                          from notice n
                         where n.uscc = any(?) and d.notice_id = n.id and d.state = 'WAITING' and not d.urgent""").param(Columns.texts(notices, each -> each.uscc().value())).update();
    }

    /** Keeps with notices, by their ids, where their delivery goes on with a trace. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void trail(Map<String, String> trails) {
        marks.mark(trails);
    }

    /** Each recipient's latest notice about the enterprise that was issued by then, by recipient. */
    public List<Latest> latest(Uscc uscc, Instant issuedBy) {
        return jdbc.sql("""
                        select distinct on (n.recipient)
                               n.recipient, n.id, n.sequence, n.change, n.regime, d.state,
                               (select r.outcome from receipt r
                                 where r.notice_id = n.id and r.result = 'ACCEPTED'
                                 order by r.position desc limit 1) as answer
                          from notice n join delivery d on d.notice_id = n.id
                         where n.uscc = ? and n.issued_at <= ?
                         order by n.recipient, n.sequence desc""")
                .param(uscc.value())
                .param(issuedBy.atOffset(ZoneOffset.UTC))
                .query(Notices::latest)
                .list();
    }

    private static Latest latest(ResultSet row, int number) throws SQLException {
        return new Latest(
                row.getString("recipient"),
                row.getObject("id", UUID.class),
                row.getInt("sequence"),
                row.getString("change"),
                row.getString("regime"),
                row.getString("state"),
                Optional.ofNullable(row.getString("answer")));
    }
}
