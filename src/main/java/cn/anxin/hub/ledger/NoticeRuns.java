package cn.anxin.hub.ledger;

import cn.anxin.hub.record.Uscc;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** A recipient's notices about an enterprise in their order, from the START on with which what is asked for began. */
@Repository
public class NoticeRuns {

    private static final String FROM_START = """
              cross join lateral (
                   select coalesce(max(s.sequence), 1) as start from notice s
                    where s.uscc = a.uscc and s.recipient = :recipient and s.change = 'START'
                      and s.sequence <= a.first) b
              join notice n on n.uscc = a.uscc and n.recipient = :recipient
               and n.sequence between b.start and a.last
             order by n.uscc, n.sequence""";

    private final JdbcClient jdbc;

    public NoticeRuns(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Up to the latest one, by enterprise, ascending; one that the recipient was never told of is left out. */
    public Map<Uscc, List<String>> latest(String recipient, Collection<Uscc> enterprises) {
        return runs(jdbc.sql("""
                        select n.uscc, n.content
                          from (select u.uscc, 2147483647 as first, 2147483647 as last
                                  from unnest(cast(:enterprises as text[])) u (uscc)) a
                        """ + FROM_START)
                .param("recipient", recipient)
                .param("enterprises", Columns.texts(enterprises, Uscc::value)));
    }

    /** Up to the notices named, which have to be the recipient's, by enterprise. */
    public Map<Uscc, List<String>> upTo(String recipient, Collection<UUID> notices) {
        return runs(jdbc.sql("""
                        select n.uscc, n.content
                          from (select uscc, min(sequence) as first, max(sequence) as last from notice
                                 where id = any(:notices) and recipient = :recipient group by uscc) a
                        """ + FROM_START)
                .param("recipient", recipient)
                .param("notices", notices.toArray(UUID[]::new)));
    }

    private static Map<Uscc, List<String>> runs(JdbcClient.StatementSpec statement) {
        Map<Uscc, List<String>> runs = new TreeMap<>();
        statement.query(row -> {
            runs.computeIfAbsent(new Uscc(row.getString("uscc")), uscc -> new ArrayList<>())
                    .add(row.getString("content"));
        });
        return runs;
    }
}
