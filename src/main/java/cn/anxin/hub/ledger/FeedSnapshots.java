package cn.anxin.hub.ledger;

import cn.anxin.hub.record.Uscc;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Files that say all that there is of a type, with the keys that are in them: what is not has ended. */
@Repository
public class FeedSnapshots {

    private final JdbcClient jdbc;

    public FeedSnapshots(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How far a snapshot is. */
    public enum State {
        /** Its rows are being taken. */
        TAKING,
        /** All of them are: what is absent is to be counted. */
        TAKEN,
        /** More is absent than was agreed: an operator is asked. */
        HELD,
        /** What is absent is being withdrawn. */
        WITHDRAWING,
        /** It is over. */
        DONE,
        /** An operator said that what is absent has not ended. */
        REJECTED,
        /** A newer one came before anyone decided. */
        SUPERSEDED
    }

    /**
     * A snapshot.
     *
     * @param knownUpTo the last row of the ledger's records that there was when it came
     * @param keyless rows of which not even the key could be read: any absent record may be one of them
     * @param known records that were in force when it came
     * @param absent how many of them are not in it
     * @param withdrawal under which the absent ones are withdrawn
     */
    public record Snapshot(
            UUID intake,
            String source,
            String type,
            String file,
            Instant startedAt,
            long knownUpTo,
            State state,
            long keyless,
            long known,
            long absent,
            Optional<UUID> withdrawal) {}

    /** A record that a snapshot does not have. */
    public record Absent(String recordId, Uscc uscc) {}

    /** Begins one, in the transaction that begins its file and holds its source: what comes later is not absent from it. */
    public void begin(UUID intake, String source, String type, Instant startedAt) {
        jdbc.sql("""
                        insert into snapshot (intake_id, source, type, started_at, known_up_to)
                        values (:intake, :source, :type, :startedAt, (select coalesce(max(id), 0) from record))""")
                .param("intake", intake)
                .param("source", source)
                .param("type", type)
                .param("startedAt", startedAt.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Notes which keys are in it, in the transaction of the rows. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(UUID intake, Collection<String> recordIds, long keyless) {
        jdbc.sql("""
                        with keyless as (
                            update snapshot set keyless = keyless + :keyless where intake_id = :intake and :keyless > 0)
                        insert into snapshot_key (intake_id, record_id)
                        select :intake, k from unnest(cast(:keys as text[])) k
                        on conflict do nothing""")
                .param("intake", intake)
                .param("keyless", keyless)
                .param("keys", recordIds.toArray(String[]::new))
                .update();
    }

    /** All its rows are taken: older ones of its kind, of which nobody has decided, count no more. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void taken(UUID intake) {
        jdbc.sql("""
                        with whole as (
                            update snapshot set state = 'TAKEN' where intake_id = ? and state = 'TAKING'
                            returning source, type, started_at, intake_id)
                        update snapshot s set state = 'SUPERSEDED' from whole w
                         where s.source = w.source and s.type = w.type and s.intake_id <> w.intake_id
                           and s.started_at <= w.started_at and s.state in ('TAKING', 'TAKEN', 'HELD', 'WITHDRAWING')""").param(intake).update();
        jdbc.sql("""
                        with over as (select intake_id, withdrawal_id from snapshot s where s.state = 'SUPERSEDED'
                                         and (source, type) = (select source, type from snapshot where intake_id = :intake)),
                        gone as (delete from snapshot_key k using over o where k.intake_id = o.intake_id)
                        update intake i set state = 'DONE', finished_at = i.started_at from over o
                         where i.id = o.withdrawal_id and i.finished_at is null""").param("intake", intake).update();
    }

    /** One of which something is to be done now, and which no other node is at; locked until the transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Snapshot> next() {
        return jdbc.sql(SELECT + """
                         where s.state in ('TAKEN', 'WITHDRAWING')
                         order by s.started_at limit 1 for update of s skip locked""").query(FeedSnapshots::snapshot).optional();
    }

    /** Counts what was in force when it came, and what of that is absent. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Snapshot count(Snapshot snapshot) {
        jdbc.sql("update snapshot set (known, absent) = (select count(*), count(*) filter (where "
                        + ABSENT + ") from (" + NEWEST
                        + ") n where n.op = 'UPSERT' and n.id <= :knownUpTo) where intake_id = :intake")
                .param("source", snapshot.source())
                .param("type", snapshot.type())
                .param("knownUpTo", snapshot.knownUpTo())
                .param("intake", snapshot.intake())
                .update();
        return find(snapshot.intake()).orElseThrow();
    }

    /** Some of the absent ones, as they are at this moment. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Absent> absent(Snapshot snapshot, int most) {
        return jdbc.sql("select n.record_id, n.uscc from (" + NEWEST
                        + ") n where n.op = 'UPSERT' and n.id <= :knownUpTo and " + ABSENT
                        + " order by n.record_id limit :most")
                .param("source", snapshot.source())
                .param("type", snapshot.type())
                .param("knownUpTo", snapshot.knownUpTo())
                .param("intake", snapshot.intake())
                .param("most", most)
                .query((row, number) -> new Absent(row.getString("record_id"), new Uscc(row.getString("uscc"))))
                .list();
    }

    private static final String NEWEST = """
            select distinct on (record_id) record_id, op, uscc, id from record
             where source = :source and type = :type order by record_id, revision desc""";

    private static final String ABSENT =
            "not exists (select from snapshot_key k where k.intake_id = :intake and k.record_id = n.record_id)";

    /** Goes on to another state; the keys of one that is over are not needed any more. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void move(UUID intake, State state) {
        jdbc.sql("update snapshot set state = ? where intake_id = ?")
                .params(state.name(), intake)
                .update();
        if (state == State.DONE || state == State.REJECTED) {
            jdbc.sql("delete from snapshot_key where intake_id = ?")
                    .param(intake)
                    .update();
        }
    }

    /** Notes under which intake the absent ones are withdrawn. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void withdrawal(UUID intake, UUID withdrawal) {
        jdbc.sql("update snapshot set withdrawal_id = ? where intake_id = ?")
                .params(withdrawal, intake)
                .update();
    }

    /** Decides about one that is held; false where it is not, any more. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean decide(UUID intake, State state, String actor, String reason, Instant at) {
        return jdbc.sql("""
                        update snapshot set state = :state, decided_by = :actor, reason = :reason, decided_at = :at
                         where intake_id = :intake and state = 'HELD'""")
                        .param("state", state.name())
                        .param("actor", actor)
                        .param("reason", reason)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("intake", intake)
                        .update()
                > 0;
    }

    /** Those that wait for an operator, the oldest first. */
    public List<Snapshot> held() {
        return jdbc.sql(SELECT + " where s.state = 'HELD' order by s.started_at, s.intake_id")
                .query(FeedSnapshots::snapshot)
                .list();
    }

    /** The one of this file; empty where it is none. */
    public Optional<Snapshot> find(UUID intake) {
        return jdbc.sql(SELECT + " where s.intake_id = ?")
                .param(intake)
                .query(FeedSnapshots::snapshot)
                .optional();
    }

    private static final String SELECT = """
            select s.*, i.name from snapshot s join intake i on i.id = s.intake_id
            """;

    private static Snapshot snapshot(ResultSet row, int number) throws SQLException {
        Timestamp startedAt = row.getTimestamp("started_at");
        return new Snapshot(
                row.getObject("intake_id", UUID.class),
                row.getString("source"),
                row.getString("type"),
                row.getString("name"),
                startedAt.toInstant(),
                row.getLong("known_up_to"),
                State.valueOf(row.getString("state")),
                row.getLong("keyless"),
                row.getLong("known"),
                row.getLong("absent"),
                Optional.ofNullable(row.getObject("withdrawal_id", UUID.class)));
    }
}
