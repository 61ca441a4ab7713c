package cn.anxin.hub.ledger;

import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which nodes live, on the database's own time, which all of them share and no rehearsal shifts. */
@Repository
public class Nodes {

    private final JdbcClient jdbc;

    public Nodes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Says that a node lives, and will be taken for alive for so long. */
    public void beat(String node, Duration lease) {
        jdbc.sql("""
                        insert into node (id, lease_until)
                        values (:node, clock_timestamp() + :lease * interval '1 millisecond')
                        on conflict (id) do update set lease_until = excluded.lease_until""").param("node", node).param("lease", lease.toMillis()).update();
    }

    /** A node that stops: what it held is free at once. Those that died long ago are forgotten with it. */
    public void leave(String node) {
        jdbc.sql("delete from node where id = ? or lease_until < now() - interval '1 day'")
                .param(node)
                .update();
    }

    /** Frees what every node holds: for a start that knows itself to be the only process. */
    public void forgetAll() {
        jdbc.sql("delete from node").update();
    }
}
