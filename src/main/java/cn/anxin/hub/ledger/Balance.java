package cn.anxin.hub.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What came in against what became of it, and what is due against what became of that. One statement reads it all, so
 * that it is of one moment; each side is counted on its own, so that a difference would show.
 */
@Repository
public class Balance {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final JsonMapper json = new JsonMapper();

    public Balance(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** One feed's rows: received = accepted + duplicate + rejected + quarantined. */
    public record FeedBalance(
            String source, long received, long accepted, long duplicate, long rejected, long quarantined) {}

    /** One recipient's notices: due = delivered + waiting + dead + discarded. */
    public record RecipientBalance(
            String recipient, long due, long delivered, long waiting, long dead, long discarded) {}

    /** All of it, in the shape in which the interface answers. */
    public record Sheet(List<FeedBalance> feeds, List<RecipientBalance> recipients, long pendingReviews) {}

    /** The balance at this moment. */
    public Sheet read() {
        String sheet =
                jdbc.sql("""
                        select json_build_object(
                            'feeds', (
                                select coalesce(json_agg(json_build_object(
                                           'source', f.source, 'received', coalesce(i.received, 0),
                                           'accepted', coalesce(i.accepted, 0), 'duplicate', coalesce(i.duplicate, 0),
                                           'rejected', coalesce(i.rejected, 0),
                                           'quarantined', coalesce(i.quarantined, 0)) order by f.source), '[]')
                                  from feed f
                                  left join (select source, sum(received) as received, sum(accepted) as accepted,
                                                    sum(duplicate) as duplicate, sum(rejected) as rejected,
                                                    sum(quarantined) as quarantined
                                               from intake group by source) i on i.source = f.source),
                            'recipients', (
                                select coalesce(json_agg(json_build_object(
                                           'recipient', r.id, 'due', coalesce(n.due, 0),
                                           'delivered', coalesce(d.delivered, 0), 'waiting', coalesce(d.waiting, 0),
                                           'dead', coalesce(d.dead, 0), 'discarded', coalesce(d.discarded, 0))
                                           order by r.id), '[]')
                                  from recipient r
                                  left join (select recipient, count(*) as due from notice group by recipient) n
                                    on n.recipient = r.id
                                  left join (select recipient,
                                                    count(*) filter (where state = 'DELIVERED') as delivered,
                                                    count(*) filter (where state = 'WAITING') as waiting,
                                                    count(*) filter (where state = 'DEAD') as dead,
                                                    count(*) filter (where state = 'DISCARDED') as discarded
                                               from delivery group by recipient) d on d.recipient = r.id),
                            'pendingReviews', (
                                select count(*) from enterprise where due_since is not null or next_review_on <= ?))""").param(LocalDate.now(clock)).query(String.class).single();
        try {
            return json.readValue(sheet, Sheet.class);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
