package cn.anxin.hub.ledger;

import cn.anxin.hub.ledger.Balance.FeedBalance;
import cn.anxin.hub.ledger.Balance.RecipientBalance;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What came in on a day against what became of it until now, and what was issued on a day against what became of that.
 * Each side is counted on its own, from the rows of that day alone.
 */
@Repository
public class DayLedger {

    private final JdbcClient jdbc;

    public DayLedger(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Every feed; what came is of the day on which its file or request began. */
    public List<FeedBalance> feeds(LocalDate day, ZoneId zone) {
        return within(day, zone, """
                        select f.source, coalesce(sum(received), 0) as received, coalesce(sum(accepted), 0) as accepted,
                               coalesce(sum(duplicate), 0) as duplicate, coalesce(sum(rejected), 0) as rejected,
                               coalesce(sum(quarantined), 0) as quarantined
                          from feed f
                          left join intake i on i.source = f.source and i.started_at >= :from and i.started_at < :until
                         group by f.source order by f.source""")
                .query((row, number) -> new FeedBalance(
                        row.getString("source"),
                        row.getLong("received"),
                        row.getLong("accepted"),
                        row.getLong("duplicate"),
                        row.getLong("rejected"),
                        row.getLong("quarantined")))
                .list();
    }

    /**
     * Every recipient; what is due is of the day on which it was issued. A notice's position finds its delivery, so that
     * both sides are read from an index alone.
     */
    public List<RecipientBalance> recipients(LocalDate day, ZoneId zone) {
        return within(day, zone, """
                        select r.id as recipient, n.due, coalesce(d.delivered, 0) as delivered,
                               coalesce(d.waiting, 0) as waiting, coalesce(d.dead, 0) as dead,
                               coalesce(d.discarded, 0) as discarded
                          from recipient r
                         cross join lateral (
                               select count(*) as due, min(position) as first, max(position) as last from notice n
                                where n.recipient = r.id and n.issued_at >= :from and n.issued_at < :until) n
                          left join lateral (
                               select count(*) filter (where state = 'DELIVERED') as delivered,
                                      count(*) filter (where state = 'WAITING') as waiting,
                                      count(*) filter (where state = 'DEAD') as dead,
                                      count(*) filter (where state = 'DISCARDED') as discarded
                                 from delivery d
                                where n.due > 0 and d.recipient = r.id and d.position between n.first and n.last
                                  and exists (select from notice i
                                               where i.recipient = r.id and i.position = d.position
                                                 and i.issued_at >= :from and i.issued_at < :until)) d on true
                         where r.state <> 'CLOSED' or n.due > 0
                         order by r.id""")
                .query((row, number) -> new RecipientBalance(
                        row.getString("recipient"),
                        row.getLong("due"),
                        row.getLong("delivered"),
                        row.getLong("waiting"),
                        row.getLong("dead"),
                        row.getLong("discarded")))
                .list();
    }

    private JdbcClient.StatementSpec within(LocalDate day, ZoneId zone, String statement) {
        return jdbc.sql(statement)
                .param("from", day.atStartOfDay(zone).toInstant().atOffset(ZoneOffset.UTC))
                .param("until", day.plusDays(1).atStartOfDay(zone).toInstant().atOffset(ZoneOffset.UTC));
    }
}
