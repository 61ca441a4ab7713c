package cn.anxin.hub.ledger;

import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How much there was of what since the ledger began: counted by those who write, in their transactions. */
@Repository
public class Tally {

    /** Above it, reading costs more than folding. */
    private static final int MANY = 2_000;

    private final JdbcClient jdbc;

    public Tally(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What is counted. */
    public enum What {
        ROW,
        FILE,
        REVIEW,
        NOTICE,
        DELIVERY
    }

    /** One count's name: what, of which source or recipient, and what became of it. */
    public record Key(What what, String party, String kind) {}

    /** Every count that is not zero. */
    public Map<Key, Long> read() {
        Map<Key, Long> counts = new HashMap<>();
        int[] rows = {0};
        jdbc.sql("select what, party, kind, sum(amount) as amount, count(*) as parts from tally group by 1, 2, 3")
                .query(row -> {
                    Key key =
                            new Key(What.valueOf(row.getString("what")), row.getString("party"), row.getString("kind"));
                    counts.put(key, row.getLong("amount"));
                    rows[0] += row.getInt("parts");
                });
        if (rows[0] > MANY) {
            fold();
        }
        return counts;
    }

    /** In one statement, so that a reader sees the parts or their sum; of two nodes, each adds up what it took away. */
    private void fold() {
        jdbc.sql("""
                        with parts as (delete from tally returning what, party, kind, amount)
                        insert into tally (what, party, kind, amount)
                        select what, party, kind, sum(amount) from parts group by what, party, kind""").update();
    }
}
