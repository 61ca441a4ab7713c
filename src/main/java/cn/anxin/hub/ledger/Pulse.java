package cn.anxin.hub.ledger;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Whether anything has moved that a page of numbers would show: one word, which is another one when it has. */
@Repository
public class Pulse {

    private final JdbcClient jdbc;

    public Pulse(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** From a few hundred rows, whatever the ledger holds: what is counted, what people did, how the ends stand. */
    public String read() {
        return jdbc.sql("""
                        select md5(concat_ws('|',
                               (select string_agg(concat_ws(' ', what, party, kind, amount), ',' order by what, party, kind)
                                  from (select what, party, kind, sum(amount) as amount from tally group by 1, 2, 3) t),
                               (select max(id) from audit),
                               (select string_agg(concat_ws(' ', source, paused, failures, last_pull_at, lease_owner), ','
                                                  order by source) from feed),
                               (select string_agg(concat_ws(' ', id, state, paused, failures, lease_owner), ',' order by id)
                                  from recipient),
                               (select string_agg(concat_ws(' ', route, want), ',' order by route) from route_wish),
                               (select string_agg(concat_ws(' ', node, route, state), ',' order by node, route)
                                  from node_route)))""").query(String.class).single();
    }
}
