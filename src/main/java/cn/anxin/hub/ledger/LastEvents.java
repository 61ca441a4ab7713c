package cn.anxin.hub.ledger;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** When each end of the exchange was heard of last: the first row of an index for each. */
@Repository
public class LastEvents {

    private final JdbcClient jdbc;

    public LastEvents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** When something last came from each feed. */
    public Map<String, Instant> ofFeeds() {
        return read("""
                select f.source as party, i.started_at as at
                  from feed f cross join lateral (
                       select started_at from intake where source = f.source order by started_at desc limit 1) i""");
    }

    /** When each recipient last got something, or answered: whose newest delivery is answered has answered later. */
    public Map<String, Instant> ofRecipients() {
        return read("""
                select r.id as party,
                       greatest((select max(d.delivered_at) from delivery d
                                  where d.recipient = r.id and d.state = 'DELIVERED' and d.received_at is null),
                                (select c.received_at from receipt c
                                  where c.recipient = r.id order by c.position desc limit 1)) as at
                  from recipient r where r.state <> 'CLOSED'""");
    }

    /** How many notices wait for each recipient, counted up to {@link Vitals#COUNTED}. */
    public Map<String, Long> waiting() {
        Map<String, Long> waiting = new HashMap<>();
        jdbc.sql("""
                        select r.id, (select count(*) from (
                                             select from delivery
                                              where recipient = r.id and state = 'WAITING' limit :counted) w) as waiting
                          from recipient r where r.state <> 'CLOSED'""").param("counted", Vitals.COUNTED).query(row -> {
            waiting.put(row.getString("id"), row.getLong("waiting"));
        });
        return waiting;
    }

    private Map<String, Instant> read(String statement) {
        Map<String, Instant> events = new HashMap<>();
        jdbc.sql(statement).query(row -> {
            OffsetDateTime at = row.getObject("at", OffsetDateTime.class);
            if (at != null) {
                events.put(row.getString("party"), at.toInstant());
            }
        });
        return events;
    }
}
