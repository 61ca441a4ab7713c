package cn.anxin.hub.ledger;

import cn.anxin.hub.record.Content;
import cn.anxin.hub.record.CreditRecord;
import cn.anxin.hub.record.Op;
import cn.anxin.hub.record.RecordKey;
import cn.anxin.hub.record.Uscc;
import cn.anxin.hub.record.UseScope;
import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Records whose code is known under another name: nothing is decided from them until an operator says so. */
@Repository
public class Quarantine {

    private final JdbcClient jdbc;

    public Quarantine(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A record to be held, with the name that its code is known by. */
    public record Held(LinedRecord row, String knownName) {}

    /** What became of a held record. */
    public enum Outcome {
        PENDING,
        ACCEPTED,
        REJECTED
    }

    /** A held record, as the operator sees it. */
    public record Entry(
            long id, UUID intake, LinedRecord row, String knownName, Instant quarantinedAt, Outcome outcome) {}

    /** A pending revision and its content: the same again is a duplicate. */
    public record Pending(Revision revision, ByteBuffer digest) {}

    /** Those of exactly these revisions that are pending. */
    public Set<Pending> pending(Collection<CreditRecord> records) {
        Set<Pending> pending = new HashSet<>();
        Records.bindRevisions(jdbc.sql("""
                                select q.source, q.type, q.record_id, q.revision, q.content_sha256
                                  from quarantine q
                                  join unnest(cast(:sources as text[]), cast(:types as text[]),
                                              cast(:recordIds as text[]), cast(:revisions as int[]))
                                       as k (source, type, record_id, revision)
                                 using (source, type, record_id, revision)
                                 where q.state = 'PENDING'"""), records).query(row -> {
            RecordKey key = new RecordKey(row.getString("source"), row.getString("type"), row.getString("record_id"));
            pending.add(new Pending(
                    new Revision(key, row.getInt("revision")), ByteBuffer.wrap(row.getBytes("content_sha256"))));
        });
        return pending;
    }

    /** Holds them; the answer is how many the database has written. */
    public int add(UUID intake, Instant at, List<Held> held) {
        if (held.isEmpty()) {
            return 0;
        }
        String insert = "insert into quarantine (" + RecordColumns.NAMES + ", known_name, quarantined_at, intake_id) "
                + "select " + RecordColumns.VALUES + ", known_name, :at, cast(:intake as uuid)"
                + RecordColumns.UNNESTED;
        return RecordColumns.bind(jdbc.sql(insert), held.stream().map(Held::row).toList())
                .param("known", held.stream().map(Held::knownName).toArray(String[]::new))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("intake", intake)
                .update();
    }

    /** Those that wait, the oldest first. */
    public List<Entry> waiting(long afterId, int size) {
        return jdbc.sql("select * from quarantine where state = 'PENDING' and id > :after order by id limit :size")
                .param("after", afterId)
                .param("size", size)
                .query(Quarantine::entry)
                .list();
    }

    /** The one of this id; empty where there is none. */
    public Optional<Entry> find(long id) {
        return jdbc.sql("select * from quarantine where id = :id")
                .param("id", id)
                .query(Quarantine::entry)
                .optional();
    }

    /** Ends the wait; false where it had ended. */
    public boolean decide(long id, Outcome outcome, String actor, String reason, Instant at) {
        return jdbc.sql("""
                        update quarantine set state = :state, decided_at = :at, decided_by = :actor, reason = :reason
                         where id = :id and state = 'PENDING'""")
                        .param("id", id)
                        .param("state", outcome.name())
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("actor", actor)
                        .param("reason", reason)
                        .update()
                == 1;
    }

    /** Moves one row of an intake from quarantined to what became of it. */
    public void settle(UUID intake, Counts became) {
        jdbc.sql("""
                        with moved as (
                            update intake
                               set quarantined = quarantined - 1, accepted = accepted + :accepted,
                                   duplicate = duplicate + :duplicate, rejected = rejected + :rejected
                             where id = :intake
                            returning source)
                        insert into tally (what, party, kind, amount)
                        select 'ROW', source, kind, amount
                          from moved cross join (values ('ACCEPTED', cast(:accepted as bigint)),
                               ('DUPLICATE', :duplicate), ('REJECTED', :rejected)) as v (kind, amount)
                         where amount > 0""")
                .param("intake", intake)
                .param("accepted", became.accepted())
                .param("duplicate", became.duplicate())
                .param("rejected", became.rejected())
                .update();
    }

    private static Entry entry(ResultSet row, int number) throws SQLException {
        RecordKey key = new RecordKey(row.getString("source"), row.getString("type"), row.getString("record_id"));
        CreditRecord record = new CreditRecord(
                key,
                row.getInt("revision"),
                Op.valueOf(row.getString("op")),
                new Uscc(row.getString("uscc")),
                Optional.ofNullable(row.getString("enterprise_name")),
                UseScope.of(row.getInt("use_scope")),
                Content.cells(key.source(), key.type(), row.getString("data")));
        LinedRecord lined =
                new LinedRecord(row.getLong("line"), record, ByteBuffer.wrap(row.getBytes("content_sha256")));
        return new Entry(
                row.getLong("id"),
                row.getObject("intake_id", UUID.class),
                lined,
                row.getString("known_name"),
                row.getTimestamp("quarantined_at").toInstant(),
                Outcome.valueOf(row.getString("state")));
    }
}
