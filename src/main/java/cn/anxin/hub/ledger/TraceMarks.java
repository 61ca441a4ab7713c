package cn.anxin.hub.ledger;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Where a trace is to be gone on with once it is an enterprise's or a notice's turn, as W3C Trace Context writes it.
 * Nobody asks where no traces are kept.
 */
final class TraceMarks {

    private final JdbcClient jdbc;

    TraceMarks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In the transaction that causes what goes on later. */
    void mark(Map<String, String> trails) {
        if (!trails.isEmpty()) {
            jdbc.sql("""
                            insert into trace_mark (subject, traceparent)
                            select subject, traceparent
                              from unnest(cast(? as text[]), cast(? as text[])) as t (subject, traceparent)
                            on conflict (subject) do update set traceparent = excluded.traceparent, marked_at = now()""")
                    .params(
                            trails.keySet().toArray(String[]::new),
                            trails.values().toArray(String[]::new))
                    .update();
        }
    }

    Map<String, String> find(Collection<String> subjects) {
        Map<String, String> trails = new HashMap<>();
        jdbc.sql("select subject, traceparent from trace_mark where subject = any(?)")
                .param(subjects.toArray(String[]::new))
                .query(row -> {
                    trails.put(row.getString("subject"), row.getString("traceparent"));
                });
        return trails;
    }

    void forget(Collection<String> subjects) {
        jdbc.sql("delete from trace_mark where subject = any(?)")
                .param(subjects.toArray(String[]::new))
                .update();
    }
}
