package cn.anxin.hub.home;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The newest instant that the ledger holds. Its tables grow in the order of time but for transactions that overlap, so
 * their last rows are looked at, not all of them.
 */
record NewestInstant(JdbcClient jdbc) {

    private static final String QUERY = """
            select max(at) from (
              (select received_at as at from record order by id desc limit 20000)
              union all (select known_at from assessment order by id desc limit 5000)
              union all (select issued_at from notice order by position desc limit 5000)
              union all (select greatest(started_at, finished_at) from intake order by started_at desc limit 1000)
              union all (select greatest(quarantined_at, decided_at) from quarantine order by id desc limit 5000)
              union all (select d.delivered_at from (select id from notice order by position desc limit 5000) n
                           join delivery d on d.notice_id = n.id)
              union all (select max(greatest(made_at, delivered_at)) from drop_batch)
              union all (select greatest(died_at, resolved_at) from dead_letter order by id desc limit 5000)
              union all (select activated_at from policy_activation order by id desc limit 1)
              union all (select at from audit order by id desc limit 1)) newest""";

    Optional<Instant> find() {
        return jdbc.sql(QUERY).query(OffsetDateTime.class).optional().map(OffsetDateTime::toInstant);
    }
}
