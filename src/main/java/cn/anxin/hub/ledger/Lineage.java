package cn.anxin.hub.ledger;

import cn.anxin.hub.record.RecordKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** From what is said back to what it rests on: the assessment, the records that it cites, and the lines they came in with. */
@Repository
public class Lineage {

    private static final int PARTS = 3;

    private final JdbcClient jdbc;

    public Lineage(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An assessment as it was written; {@code content} is its JSON. */
    public record Decided(
            long id,
            LocalDate asOf,
            Instant knownAt,
            String policyId,
            int policyVersion,
            String policySha256,
            String engineVersion,
            List<String> openParameters,
            String status,
            String content) {}

    /**
     * The revision of a record that ruled when an assessment was made.
     *
     * @param way SFTP, HTTP, JMS, TABLE or CONSOLE
     * @param file the name of what it came in with
     */
    public record Source(
            String reference, int revision, Instant receivedAt, UUID intake, String way, String file, long line) {}

    public Optional<Decided> assessment(long id) {
        return jdbc.sql("select * from assessment where id = ?")
                .param(id)
                .query(Lineage::decided)
                .optional();
    }

    /** Where each of the records came from, as it was known at an instant, by its reference. */
    public Map<String, Source> sources(Collection<String> references, Instant knownAt) {
        List<RecordKey> keys = references.stream()
                .distinct()
                .map(reference -> reference.split("/", PARTS))
                .filter(parts -> parts.length == PARTS)
                .map(parts -> new RecordKey(parts[0], parts[1], parts[2]))
                .toList();
        Map<String, Source> sources = new HashMap<>();
        jdbc.sql("""
                        select k.source || '/' || k.type || '/' || k.record_id as reference, r.revision, r.received_at,
                               r.line, i.id, i.way, i.name
                          from unnest(cast(:sources as text[]), cast(:types as text[]), cast(:ids as text[]))
                               as k (source, type, record_id)
                         cross join lateral (
                               select * from record r
                                where r.source = k.source and r.type = k.type and r.record_id = k.record_id
                                  and r.received_at <= :at
                                order by r.revision desc limit 1) r
                          join intake i on i.id = r.intake_id""")
                .param("sources", Columns.texts(keys, RecordKey::source))
                .param("types", Columns.texts(keys, RecordKey::type))
                .param("ids", Columns.texts(keys, RecordKey::recordId))
                .param("at", knownAt.atOffset(ZoneOffset.UTC))
                .query(row -> {
                    sources.put(row.getString("reference"), source(row));
                });
        return sources;
    }

    private static Source source(ResultSet row) throws SQLException {
        return new Source(
                row.getString("reference"),
                row.getInt("revision"),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                row.getObject("id", UUID.class),
                row.getString("way"),
                row.getString("name"),
                row.getLong("line"));
    }

    private static Decided decided(ResultSet row, int number) throws SQLException {
        return new Decided(
                row.getLong("id"),
                row.getObject("as_of", LocalDate.class),
                row.getObject("known_at", OffsetDateTime.class).toInstant(),
                row.getString("policy_id"),
                row.getInt("policy_version"),
                row.getString("policy_sha256"),
                row.getString("engine_version"),
                Arrays.asList((String[]) row.getArray("open_parameters").getArray()),
                row.getString("status"),
                row.getString("content"));
    }
}
