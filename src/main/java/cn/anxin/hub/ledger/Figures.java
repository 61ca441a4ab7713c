package cn.anxin.hub.ledger;

import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The few numbers that say at a glance how the city stands. */
@Repository
public class Figures {

    private final JdbcClient jdbc;

    public Figures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What waits for an operator. */
    public record Waiting(long quarantined, long deadLetters) {}

    /** How many enterprises have each status; those before their first review are under the empty one. */
    public Map<String, Long> enterprisesByStatus() {
        Map<String, Long> counts = new TreeMap<>();
        jdbc.sql("select coalesce(status, '') as status, count(*) as enterprises from enterprise group by 1")
                .query(row -> {
                    counts.put(row.getString("status"), row.getLong("enterprises"));
                });
        return counts;
    }

    public Waiting waiting() {
        return jdbc.sql("""
                        select (select count(*) from quarantine where state = 'PENDING') as quarantined,
                               (select count(*) from dead_letter where outcome is null) as dead_letters""")
                .query((row, number) -> new Waiting(row.getLong("quarantined"), row.getLong("dead_letters")))
                .single();
    }
}
