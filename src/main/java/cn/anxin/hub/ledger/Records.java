package cn.anxin.hub.ledger;

import cn.anxin.hub.record.CreditRecord;
import cn.anxin.hub.record.RecordKey;
import cn.anxin.hub.record.Uscc;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** Every revision of every record, as received: added, never changed. */
@Repository
public class Records {

    private static final int INTAKE_LOCK = 0x696e7461; // "inta"

    private final JdbcClient jdbc;

    public Records(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The newest known revision of a key, and the enterprise that it is about. */
    public record Latest(int revision, Uscc uscc) {}

    /** The newest known revision of a key, and what it says. */
    public record Newest(int revision, ByteBuffer digest) {}

    /** Keeps every other writer of this source's records waiting until the caller's transaction ends. */
    public void lock(String source) {
        jdbc.sql("select pg_advisory_xact_lock(:lock, hashtext(:source))")
                .param("lock", INTAKE_LOCK)
                .param("source", source)
                .query((row, number) -> true)
                .single();
    }

    /** The newest revision of each of these records' keys, where one is known. */
    public Map<RecordKey, Latest> latest(Collection<CreditRecord> records) {
        Map<RecordKey, Latest> latest = new HashMap<>();
        bindKeys(jdbc.sql("""
                                select k.source, k.type, k.record_id, r.revision, r.uscc
                                  from (select distinct * from unnest(cast(:sources as text[]), cast(:types as text[]),
                                        cast(:recordIds as text[])) as u (source, type, record_id)) k
                                 cross join lateral (
                                       select revision, uscc from record r
                                        where r.source = k.source and r.type = k.type and r.record_id = k.record_id
                                        order by revision desc limit 1) r"""), records).query(row -> {
            latest.put(
                    new RecordKey(row.getString("source"), row.getString("type"), row.getString("record_id")),
                    new Latest(row.getInt("revision"), new Uscc(row.getString("uscc"))));
        });
        return latest;
    }

    /** The newest revision of each of these records' keys with its content's digest, where one is known. */
    public Map<RecordKey, Newest> newest(Collection<CreditRecord> records) {
        Map<RecordKey, Newest> newest = new HashMap<>();
        bindKeys(jdbc.sql("""
                                select k.source, k.type, k.record_id, r.revision, r.content_sha256
                                  from (select distinct * from unnest(cast(:sources as text[]), cast(:types as text[]),
                                        cast(:recordIds as text[])) as u (source, type, record_id)) k
                                 cross join lateral (
                                       select revision, content_sha256 from record r
                                        where r.source = k.source and r.type = k.type and r.record_id = k.record_id
                                        order by revision desc limit 1) r"""), records).query(row -> {
            newest.put(
                    new RecordKey(row.getString("source"), row.getString("type"), row.getString("record_id")),
                    new Newest(row.getInt("revision"), ByteBuffer.wrap(row.getBytes("content_sha256"))));
        });
        return newest;
    }

    /** The content's digest of each of exactly these revisions that is known. */
    public Map<Revision, ByteBuffer> digests(Collection<CreditRecord> records) {
        Map<Revision, ByteBuffer> digests = new HashMap<>();
        bindRevisions(jdbc.sql("""
                                select r.source, r.type, r.record_id, r.revision, r.content_sha256
                                  from record r
                                  join unnest(cast(:sources as text[]), cast(:types as text[]),
                                              cast(:recordIds as text[]), cast(:revisions as int[]))
                                       as k (source, type, record_id, revision)
                                 using (source, type, record_id, revision)"""), records).query(row -> {
            RecordKey key = new RecordKey(row.getString("source"), row.getString("type"), row.getString("record_id"));
            digests.put(new Revision(key, row.getInt("revision")), ByteBuffer.wrap(row.getBytes("content_sha256")));
        });
        return digests;
    }

    /** Adds them; the answer is how many the database has written. */
    public int add(UUID intake, Instant receivedAt, List<LinedRecord> rows) {
        if (rows.isEmpty()) {
            return 0;
        }
        String insert = "insert into record (" + RecordColumns.NAMES + ", received_at, intake_id) " + "select "
                + RecordColumns.VALUES + ", :receivedAt, cast(:intake as uuid)" + RecordColumns.UNNESTED;
        return RecordColumns.bind(jdbc.sql(insert), rows)
                .param("known", new String[rows.size()])
                .param("receivedAt", receivedAt.atOffset(ZoneOffset.UTC))
                .param("intake", intake)
                .update();
    }

    static StatementSpec bindRevisions(StatementSpec statement, Collection<CreditRecord> records) {
        return bindKeys(statement, records)
                .param(
                        "revisions",
                        records.stream().mapToInt(CreditRecord::revision).toArray());
    }

    private static StatementSpec bindKeys(StatementSpec statement, Collection<CreditRecord> records) {
        return statement
                .param("sources", records.stream().map(r -> r.key().source()).toArray(String[]::new))
                .param("types", records.stream().map(r -> r.key().type()).toArray(String[]::new))
                .param(
                        "recordIds",
                        records.stream().map(r -> r.key().recordId()).toArray(String[]::new));
    }
}
