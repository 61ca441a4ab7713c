package cn.anxin.hub.ledger;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Work at a recipient's site that one node does at a time, by the work's name. What fails is left alone with growing
 * pauses, which run on the database's own time.
 */
@Repository
public class SiteTurns {

    private static final int LONGEST_PAUSE_SECONDS = 300;

    private final JdbcClient jdbc;

    public SiteTurns(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether it is a node's turn, which it keeps for as long as it lives; one that it has already is only read. */
    public boolean claim(String name, String node) {
        return held(name, node) || take(name, node);
    }

    private boolean held(String name, String node) {
        return jdbc.sql("""
                        select exists (select from site_turn
                                        where name = :name and lease_owner = :node
                                          and (resume_at is null or resume_at <= now()) and %s)""".formatted(Leases.ALIVE))
                .param("name", name)
                .param("node", node)
                .query(Boolean.class)
                .single();
    }

    private boolean take(String name, String node) {
        return jdbc.sql("""
                        insert into site_turn as t (name, lease_owner) select :name, :node where %s
                        on conflict (name) do update set lease_owner = excluded.lease_owner
                         where (t.resume_at is null or t.resume_at <= now()) and %s""".formatted(Leases.ALIVE, Leases.free("t")))
                        .param("name", name)
                        .param("node", node)
                        .update()
                == 1;
    }

    /**
     * Leaves it alone for two seconds at first and twice as long each time, up to five minutes.
     *
     * @return how many times in a row it has failed now
     */
    public int suspend(String name, String error) {
        return jdbc.sql("""
                        update site_turn
                           set failures = failures + 1, last_error = :error,
                               resume_at = now() + least(:longest, power(2, least(failures + 1, 16))) * interval '1 second'
                         where name = :name returning failures""")
                .param("name", name)
                .param("error", error)
                .param("longest", LONGEST_PAUSE_SECONDS)
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    /** Ends an outage after a success; false where there was none. */
    public boolean recover(String name) {
        return jdbc.sql("""
                        update site_turn set failures = 0, resume_at = null, last_error = null
                         where name = ? and failures > 0""").param(name).update() > 0;
    }
}
