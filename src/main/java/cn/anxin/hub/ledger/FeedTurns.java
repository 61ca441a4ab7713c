package cn.anxin.hub.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which node pulls a feed, and whether it is paused or its server is away. Pauses run on the database's own time,
 * which all nodes share and no rehearsal shifts.
 */
@Repository
public class FeedTurns {

    private static final int LONGEST_PAUSE_SECONDS = 60;

    private final JdbcClient jdbc;

    public FeedTurns(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * How a feed stands.
     *
     * @param lastPullAt when a file was last taken from it
     * @param resumeAt until when its server is left alone
     * @param lastError why
     */
    public record FeedState(
            String source,
            String name,
            boolean paused,
            Optional<Instant> lastPullAt,
            Optional<Instant> resumeAt,
            Optional<String> lastError) {}

    /**
     * Whether it is a node's turn, which it keeps for as long as it lives: the feed is neither paused nor left alone, and
     * no other node that lives has it. A turn that the node has already is only read.
     */
    public boolean claim(String source, String node) {
        return jdbc.sql("""
                        with ready as (
                            select source, lease_owner from feed
                             where source = :source and not paused and (resume_at is null or resume_at <= now())
                               and %s),
                        taken as (
                            update feed f set lease_owner = :node from ready
                             where f.source = ready.source and %s
                            returning f.source)
                        select exists (select from ready where lease_owner = :node) or exists (select from taken)""".formatted(Leases.ALIVE, Leases.free("f")))
                .param("source", source)
                .param("node", node)
                .query(Boolean.class)
                .single();
    }

    /**
     * Holds a turn until the transaction ends, so that no other node can take it before what depends on it is written.
     *
     * @throws TurnLost where another node has it
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void hold(String source, String node) {
        boolean held = jdbc.sql("select source from feed where source = ? and lease_owner = ? for share")
                .params(source, node)
                .query(String.class)
                .optional()
                .isPresent();
        if (!held) {
            throw new TurnLost();
        }
    }

    /** Notes that a file was taken. */
    public void pulled(String source, Instant at) {
        jdbc.sql("update feed set last_pull_at = :at where source = :source")
                .param("source", source)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /**
     * Leaves a feed alone that fails, for two seconds at first and twice as long each time, up to a minute.
     *
     * @return how many times in a row it has failed now; 0 for an unknown feed
     */
    public int suspend(String source, String error) {
        return jdbc.sql("""
                        update feed
                           set failures = failures + 1, last_error = :error,
                               resume_at = now() + least(:longest, power(2, least(failures + 1, 16))) * interval '1 second'
                         where source = :source
                        returning failures""")
                .param("source", source)
                .param("error", error)
                .param("longest", LONGEST_PAUSE_SECONDS)
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    /** Ends an outage after a success; false where there was none. */
    public boolean recover(String source) {
        return jdbc.sql("""
                        update feed set failures = 0, resume_at = null, last_error = null
                         where source = ? and failures > 0""").param(source).update() > 0;
    }

    /** Every feed, by source. */
    public List<FeedState> all() {
        return jdbc.sql("""
                        select source, name, paused, last_pull_at, last_error,
                               case when resume_at > now() then resume_at end as resume_at
                          from feed order by source""").query(FeedTurns::state).list();
    }

    private static FeedState state(ResultSet row, int number) throws SQLException {
        return new FeedState(
                row.getString("source"),
                row.getString("name"),
                row.getBoolean("paused"),
                instant(row, "last_pull_at"),
                instant(row, "resume_at"),
                Optional.ofNullable(row.getString("last_error")));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
    }
}
