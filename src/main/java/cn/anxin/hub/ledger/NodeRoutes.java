package cn.anxin.hub.ledger;

import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** In which state the routes are on each node that lives, as the nodes themselves say. */
@Repository
public class NodeRoutes {

    private final JdbcClient jdbc;

    public NodeRoutes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A route on a node.
     *
     * @param label by which people know the node
     * @param state as Camel names it: Started, Stopped, Suspended …
     */
    public record OnNode(String node, String label, String state) {}

    /** Puts down all of a node's routes, by their ids, and forgets the nodes that are no more. */
    @Transactional
    public void tell(String node, String label, Map<String, String> states) {
        jdbc.sql("delete from node_route r where r.node = :node or not exists (select from node n where n.id = r.node)")
                .param("node", node)
                .update();
        jdbc.sql("""
                        insert into node_route (node, label, route, state)
                        select :node, :label, route, state
                          from unnest(cast(:routes as text[]), cast(:states as text[])) as r (route, state)""")
                .param("node", node)
                .param("label", label)
                .param("routes", states.keySet().toArray(String[]::new))
                .param("states", states.values().toArray(String[]::new))
                .update();
    }

    /** A route on every node that lives. */
    public List<OnNode> of(String route) {
        return jdbc.sql("""
                        select r.node, r.label, r.state
                          from node_route r join node n on n.id = r.node and n.lease_until > now()
                         where r.route = ? order by r.label, r.node""")
                .param(route)
                .query((row, number) ->
                        new OnNode(row.getString("node"), row.getString("label"), row.getString("state")))
                .list();
    }

    /** How many nodes live. */
    public int living() {
        return jdbc.sql("select count(*) from node where lease_until > now()")
                .query(Integer.class)
                .single();
    }
}
