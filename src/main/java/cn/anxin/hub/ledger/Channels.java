package cn.anxin.hub.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * A recipient's channel: who works on it, and whether it is paused or suspended. Suspensions run on the database's
 * own time, which all nodes share and no rehearsal shifts.
 */
@Repository
public class Channels {

    private static final int LONGEST_PAUSE_SECONDS = 300;

    private final JdbcClient jdbc;

    public Channels(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * How a recipient's channel stands.
     *
     * @param resumeAt until when it is suspended; empty where it is not
     * @param lastError why; empty where it is not suspended
     */
    public record Channel(
            String recipient,
            String name,
            String kind,
            String way,
            boolean paused,
            Optional<Instant> resumeAt,
            Optional<String> lastError,
            long lastBatch) {}

    /**
     * Whether it is a node's turn to deliver: something waits, no other node that lives has the recipient, and it is
     * neither paused nor suspended. A turn lasts while there is work, so that nodes share it; idle, this writes nothing.
     */
    public boolean claim(String recipient, String node) {
        return jdbc.sql("""
                        with work as (
                            select exists (select from delivery where recipient = :recipient and state = 'WAITING')
                                or exists (select from drop_batch where recipient = :recipient and delivered_at is null)
                                or exists (select from drop_batch where recipient = :recipient and resend_at is not null)
                                   as waits),
                        ready as (
                            select r.id, r.lease_owner from recipient r, work
                             where r.id = :recipient and not r.paused
                               and (r.resume_at is null or r.resume_at <= now())
                               and work.waits and %s),
                        taken as (
                            update recipient r set lease_owner = :node from ready
                             where r.id = ready.id and %s
                            returning r.id),
                        given_back as (
                            update recipient r set lease_owner = null from work
                             where r.id = :recipient and r.lease_owner = :node and not work.waits)
                        select exists (select from ready where lease_owner = :node) or exists (select from taken)""".formatted(Leases.ALIVE, Leases.free("r")))
                .param("recipient", recipient)
                .param("node", node)
                .query(Boolean.class)
                .single();
    }

    /** Lets another node have a recipient that this one cannot serve. */
    public void giveBack(String recipient, String node) {
        jdbc.sql("update recipient set lease_owner = null where id = ? and lease_owner = ?")
                .params(recipient, node)
                .update();
    }

    /**
     * Suspends a recipient that fails, for a second at first and twice as long each time, up to five minutes.
     *
     * @return how many times in a row it has failed now; empty for an unknown recipient
     */
    public OptionalInt suspend(String recipient, String error) {
        return suspend(recipient, error, Duration.ZERO);
    }

    /** The same, for as long as the recipient has asked for, at least. */
    public OptionalInt suspend(String recipient, String error, Duration atLeast) {
        Optional<Integer> failures = jdbc.sql("""
                        update recipient
                           set failures = failures + 1,
                               resume_at = now() + interval '1 second' * greatest(:wish,
                                   least(:longest, power(2, least(failures, 16)))),
                               last_error = left(:error, 500),
                               lease_owner = null
                         where id = :recipient
                        returning failures""")
                .param("recipient", recipient)
                .param("error", error)
                .param("wish", atLeast.toSeconds())
                .param("longest", LONGEST_PAUSE_SECONDS)
                .query(Integer.class)
                .optional();
        return failures.map(OptionalInt::of).orElseGet(OptionalInt::empty);
    }

    /** Ends a suspension after a success; false where there was none. */
    public boolean recover(String recipient) {
        return jdbc.sql("""
                        update recipient set failures = 0, resume_at = null, last_error = null
                         where id = ? and failures > 0""").param(recipient).update() > 0;
    }

    /**
     * Counts what a recipient refused since it last took something.
     *
     * @param took whether it took something among them: then there was no row of refusals
     * @return how many it has refused in a row now
     */
    public int refused(String recipient, boolean took, int refused) {
        return jdbc.sql("""
                        update recipient set refused_in_row = case when :took then 0 else refused_in_row + :refused end
                         where id = :recipient and (:refused > 0 or refused_in_row > 0)
                        returning refused_in_row""")
                .param("recipient", recipient)
                .param("took", took)
                .param("refused", refused)
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    /** Pauses a recipient or lets it go on: an operator's wish, kept over restarts. */
    public boolean pause(String recipient, boolean paused) {
        return jdbc.sql("update recipient set paused = ? where id = ?")
                        .params(paused, recipient)
                        .update()
                == 1;
    }

    /** Has a recipient sent so many notices a minute at the most, or as many as it takes; false for an unknown one. */
    public boolean limit(String recipient, OptionalInt perMinute) {
        return jdbc.sql("update recipient set per_minute = :limit where id = :id and state <> 'CLOSED'")
                        .param("limit", perMinute.isPresent() ? perMinute.getAsInt() : null, Types.INTEGER)
                        .param("id", recipient)
                        .update()
                == 1;
    }

    /** How many notices a minute a recipient may be sent; empty for as many as it takes. */
    public OptionalInt perMinute(String recipient) {
        Optional<Integer> limit = jdbc.sql("select per_minute from recipient where id = ? and per_minute is not null")
                .param(recipient)
                .query(Integer.class)
                .optional();
        return limit.map(OptionalInt::of).orElseGet(OptionalInt::empty);
    }

    /** Tells all nodes, when the caller's transaction is committed, that a recipient has come, changed or gone. */
    public void tellChange() {
        Signals.ring(Signals.Work.RECIPIENT, jdbc);
    }

    /** Every channel, by recipient. */
    public List<Channel> all() {
        return jdbc.sql("""
                        select id, name, kind, way, paused, last_batch, last_error,
                               case when resume_at > now() then resume_at end as resume_at
                          from recipient where state <> 'CLOSED' order by id""").query(Channels::channel).list();
    }

    private static Channel channel(ResultSet row, int number) throws SQLException {
        return new Channel(
                row.getString("id"),
                row.getString("name"),
                row.getString("kind"),
                row.getString("way"),
                row.getBoolean("paused"),
                instant(row, "resume_at"),
                Optional.ofNullable(row.getString("last_error")),
                row.getLong("last_batch"));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        @Nullable OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return Optional.ofNullable(at).map(OffsetDateTime::toInstant);
    }
}
