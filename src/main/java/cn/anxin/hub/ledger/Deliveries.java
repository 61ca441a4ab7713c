package cn.anxin.hub.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What is due to whom, and what became of it: every notice has one delivery. */
@Repository
public class Deliveries {

    /** Parameters: recipient, limit, recipient, limit, limit. */
    static final String WAITING = """
            with waiting as (
                (select notice_id, sends, position, urgent from delivery
                  where recipient = ? and state = 'WAITING' and urgent order by position limit ?)
                union all
                (select notice_id, sends, position, urgent from delivery
                  where recipient = ? and state = 'WAITING' and not urgent order by position limit ?)
                limit ?)
            """;

    private final JdbcClient jdbc;
    private final TraceMarks marks;

    public Deliveries(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.marks = new TraceMarks(jdbc);
    }

    /**
     * A notice on its way.
     *
     * @param sends how often an operator had it sent again
     * @param content the CloudEvent as it goes out
     */
    public record Due(UUID noticeId, int sends, String uscc, int sequence, String change, String content) {}

    /** Of one recipient: due equals the sum of what became of it, whenever it is asked. */
    public record Balance(String recipient, long due, long delivered, long waiting, long dead, long discarded) {}

    /** The notices that wait for a recipient, the urgent ones first, and else in their order. */
    public List<Due> waiting(String recipient, int limit) {
        return jdbc.sql(WAITING + """
                        select d.notice_id, d.sends, n.uscc, n.sequence, n.change, n.content
                          from waiting d join notice n on n.id = d.notice_id
                         order by d.urgent desc, d.position""")
                .params(recipient, limit, recipient, limit, limit)
                .query(Deliveries::due)
                .list();
    }

    /** Marks notices as delivered; those that have died meanwhile stay dead. */
    public int delivered(Collection<UUID> notices, Instant at) {
        return jdbc.sql("""
                        with done as (
                            update delivery set state = 'DELIVERED', delivered_at = ?
                             where notice_id = any (?) and state = 'WAITING'
                            returning recipient),
                        counted as (
                            insert into tally (what, party, kind, amount)
                            select 'DELIVERY', recipient, 'DELIVERED', count(*) from done group by recipient)
                        select count(*) from done""")
                .params(at.atOffset(ZoneOffset.UTC), notices.toArray(UUID[]::new))
                .query(Integer.class)
                .single();
    }

    /** Where the delivery of notices goes on with a trace, by their ids. */
    public Map<String, String> trails(Collection<UUID> notices) {
        return marks.find(notices.stream().map(UUID::toString).toList());
    }

    /** Those that are delivered go on with it no more. */
    public void forgetTrails(Collection<UUID> notices) {
        marks.forget(notices.stream().map(UUID::toString).toList());
    }

    /**
     * Lets what went to a recipient's queue since an instant wait once more, under the same ids and in the old order, in
     * which nothing is urgent.
     *
     * @param moreSends 1 where the broker has to take each for a new message, 0 where it may know it
     */
    public int again(String recipient, Instant since, int moreSends) {
        return jdbc.sql("""
                        with again as (
                            update delivery set state = 'WAITING', delivered_at = null, urgent = false, sends = sends + ?
                             where recipient = ? and state = 'DELIVERED' and delivered_at >= ? and batch is null
                            returning recipient),
                        counted as (
                            insert into tally (what, party, kind, amount)
                            select 'DELIVERY', recipient, 'RESENT', count(*) from again group by recipient)
                        select count(*) from again""")
                .params(moreSends, recipient, since.atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .single();
    }

    /** Every recipient's balance, by recipient. What is due is counted from the notices, the rest from the deliveries. */
    public List<Balance> balance() {
        return jdbc.sql("""
                        select r.id, coalesce(n.due, 0) as due,
                               coalesce(d.delivered, 0) as delivered, coalesce(d.waiting, 0) as waiting,
                               coalesce(d.dead, 0) as dead, coalesce(d.discarded, 0) as discarded
                          from recipient r
                          left join (select recipient, count(*) as due from notice group by recipient) n
                            on n.recipient = r.id
                          left join (select recipient,
                                            count(*) filter (where state = 'DELIVERED') as delivered,
                                            count(*) filter (where state = 'WAITING') as waiting,
                                            count(*) filter (where state = 'DEAD') as dead,
                                            count(*) filter (where state = 'DISCARDED') as discarded
                                       from delivery group by recipient) d
                            on d.recipient = r.id
                         order by r.id""")
                .query((row, number) -> new Balance(
                        row.getString("id"),
                        row.getLong("due"),
                        row.getLong("delivered"),
                        row.getLong("waiting"),
                        row.getLong("dead"),
                        row.getLong("discarded")))
                .list();
    }

    private static Due due(ResultSet row, int number) throws SQLException {
        return new Due(
                row.getObject("notice_id", UUID.class),
                row.getInt("sends"),
                row.getString("uscc"),
                row.getInt("sequence"),
                row.getString("change"),
                row.getString("content"));
    }
}
