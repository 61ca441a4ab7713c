package cn.anxin.hub.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Sets of dead letters on their way to be sent again, the oldest notice first. What a set consists of is fixed when it is
 * asked for; each step is one transaction, so that whoever is killed, another goes on where it was.
 */
@Repository
public class Replays {

    /**
     * A notice that its recipient says it has needs no sending; one whose recipient has a later one about the same
     * enterprise would be ignored there.
     */
    private static final String VERDICT = """
            case when l.outcome is not null or d.state <> 'DEAD' then 'RESOLVED'
                 when d.received_at is not null then 'DELIVERED'
                 when exists (select from notice n2 join delivery d2 on d2.notice_id = n2.id
                               where n2.uscc = n.uscc and n2.recipient = n.recipient and n2.sequence > n.sequence
                                 and d2.state = 'DELIVERED') then 'SUPERSEDED'
                 else 'SENT' end as verdict""";

    private final JdbcClient jdbc;

    public Replays(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A replay.
     *
     * @param filter the set, as it was asked for
     * @param state RUNNING, DONE or CANCELLED
     * @param items how many letters the set has
     * @param outcomes how many came to what: SENT, DELIVERED, SUPERSEDED, RESOLVED, CANCELLED; the rest is still to be done
     */
    public record Replay(
            long id,
            String filter,
            String askedBy,
            String reason,
            Instant askedAt,
            String state,
            long items,
            Optional<Instant> finishedAt,
            Map<String, Long> outcomes) {}

    /**
     * A letter of a replay.
     *
     * @param outcome what came of it, or what would; empty where it is still to be done
     */
    public record Item(
            long letter,
            UUID noticeId,
            String recipient,
            String uscc,
            int sequence,
            String change,
            Optional<String> outcome,
            long position) {}

    /** What a replay of a set would do with each: SENT, DELIVERED or SUPERSEDED. */
    public Map<String, Long> preview(DeadFilter filter) {
        Map<String, Long> counts = new TreeMap<>();
        filter.in(jdbc.sql("""
                        select verdict, count(*) as letters from (
                            select %s
                              from dead_letter l join notice n on n.id = l.notice_id
                              join delivery d on d.notice_id = l.notice_id
                             where %s) v group by verdict""".formatted(VERDICT, DeadFilter.MATCHES))).query(row -> {
            counts.put(row.getString("verdict"), row.getLong("letters"));
        });
        return counts;
    }

    /** The first of them, in the order in which they would go. */
    public List<Item> previewItems(DeadFilter filter, int limit) {
        return filter.in(jdbc.sql("""
                        select l.id as letter, l.notice_id, l.recipient, n.uscc, n.sequence, n.change, n.position,
                               %s
                          from dead_letter l join notice n on n.id = l.notice_id
                          join delivery d on d.notice_id = l.notice_id
                         where %s
                         order by n.position limit :limit""".formatted(VERDICT, DeadFilter.MATCHES)))
                .param("limit", limit)
                .query(Replays::item)
                .list();
    }

    /** Fixes a set and begins with it. In a transaction. */
    public long begin(DeadFilter filter, String actor, String reason, Instant at) {
        long id = jdbc.sql("""
                        insert into replay_job (filter, asked_by, reason, asked_at, items) values (?, ?, ?, ?, 0)
                        returning id""")
                .params(filter.toString(), actor, reason, at.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
        int items = filter.in(jdbc.sql("""
                        insert into replay_item (job_id, position, letter_id)
                        select :job, n.position, l.id from dead_letter l join notice n on n.id = l.notice_id
                         where %s""".formatted(DeadFilter.MATCHES)))
                .param("job", id)
                .update();
        jdbc.sql("update replay_job set items = ? where id = ?")
                .params(items, id)
                .update();
        return id;
    }

    /**
     * Does the next part of the replay that was asked for first. In a transaction.
     *
     * @return how many letters it was; 0 where nothing is to be done, or another node does it
     */
    public int step(int limit, Instant at) {
        Optional<Long> job = jdbc.sql("""
                        select id from replay_job where state = 'RUNNING' order by id limit 1 for update skip locked""").query(Long.class).optional();
        if (job.isEmpty()) {
            return 0;
        }
        int done = work(job.get(), limit, at);
        if (done < limit) {
            jdbc.sql("update replay_job set state = 'DONE', finished_at = ? where id = ?")
                    .params(at.atOffset(ZoneOffset.UTC), job.get())
                    .update();
        }
        return Math.max(done, 1);
    }

    private int work(long job, int limit, Instant at) {
        return jdbc.sql("""
                        with next as (
                            select letter_id from replay_item
                             where job_id = :job and outcome is null order by position limit :limit),
                        judged as (
                            select l.id, l.notice_id, %s
                              from next join dead_letter l on l.id = next.letter_id
                              join notice n on n.id = l.notice_id join delivery d on d.notice_id = l.notice_id),
                        sent as (
                            update dead_letter l
                               set outcome = 'REPLAYED', resolved_at = :at, resolved_by = j.asked_by, reason = j.reason
                              from judged, replay_job j
                             where l.id = judged.id and judged.verdict = 'SENT' and l.outcome is null and j.id = :job
                            returning l.id, l.notice_id),
                        moved as (
                            update delivery d set state = 'WAITING', sends = d.sends + 1, delivered_at = null
                              from sent where d.notice_id = sent.notice_id and d.state = 'DEAD'
                            returning d.recipient),
                        counted as (
                            insert into tally (what, party, kind, amount)
                            select 'DELIVERY', recipient, 'REPLAYED', count(*) from moved group by recipient),
                        marked as (
                            update replay_item i
                               set outcome = case when judged.verdict <> 'SENT' then judged.verdict
                                                  when exists (select from sent where sent.id = judged.id) then 'SENT'
                                                  else 'RESOLVED' end,
                                   at = :at
                              from judged where i.job_id = :job and i.letter_id = judged.id)
                        select count(*) from next""".formatted(VERDICT))
                .param("job", job)
                .param("limit", limit)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .single();
    }

    /** Ends one that runs; what it has sent is sent. In a transaction. */
    public boolean cancel(long id, Instant at) {
        boolean ran = jdbc.sql(
                                "update replay_job set state = 'CANCELLED', finished_at = ? where id = ? and state = 'RUNNING'")
                        .params(at.atOffset(ZoneOffset.UTC), id)
                        .update()
                == 1;
        if (ran) {
            jdbc.sql("update replay_item set outcome = 'CANCELLED', at = ? where job_id = ? and outcome is null")
                    .params(at.atOffset(ZoneOffset.UTC), id)
                    .update();
        }
        return ran;
    }

    /** The newest first. */
    public List<Replay> newest(int limit) {
        return jdbc.sql("select * from replay_job order by id desc limit ?")
                .param(limit)
                .query(this::replay)
                .list();
    }

    public Optional<Replay> find(long id) {
        return jdbc.sql("select * from replay_job where id = ?")
                .param(id)
                .query(this::replay)
                .optional();
    }

    /** The letters of one, in their order, a page at a time. */
    public List<Item> items(long id, int page, int size) {
        return jdbc.sql("""
                        select l.id as letter, l.notice_id, l.recipient, n.uscc, n.sequence, n.change, i.position,
                               i.outcome as verdict
                          from replay_item i join dead_letter l on l.id = i.letter_id
                          join notice n on n.id = l.notice_id
                         where i.job_id = ? order by i.position, i.letter_id limit ? offset ?""")
                .params(id, size, (long) page * size)
                .query(Replays::item)
                .list();
    }

    private Replay replay(ResultSet row, int number) throws SQLException {
        long id = row.getLong("id");
        @Nullable OffsetDateTime finished = row.getObject("finished_at", OffsetDateTime.class);
        return new Replay(
                id,
                row.getString("filter"),
                row.getString("asked_by"),
                row.getString("reason"),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                row.getString("state"),
                row.getLong("items"),
                Optional.ofNullable(finished).map(OffsetDateTime::toInstant),
                outcomes(id));
    }

    private Map<String, Long> outcomes(long id) {
        Map<String, Long> outcomes = new TreeMap<>();
        jdbc.sql("""
                        select outcome, count(*) as letters from replay_item
                         where job_id = ? and outcome is not null group by outcome""").param(id).query(row -> {
            outcomes.put(row.getString("outcome"), row.getLong("letters"));
        });
        return outcomes;
    }

    private static Item item(ResultSet row, int number) throws SQLException {
        return new Item(
                row.getLong("letter"),
                row.getObject("notice_id", UUID.class),
                row.getString("recipient"),
                row.getString("uscc"),
                row.getInt("sequence"),
                row.getString("change"),
                Optional.ofNullable(row.getString("verdict")),
                row.getLong("position"));
    }
}
