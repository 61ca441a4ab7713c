package cn.anxin.hub.bench.review;

import cn.anxin.hub.bench.city.City;
import cn.anxin.hub.bench.city.Enterprise;
import cn.anxin.hub.bench.city.Row;
import cn.anxin.hub.record.Content;
import cn.anxin.hub.record.CreditRecord;
import cn.anxin.hub.record.Normalised;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** A city as if it had been taken in long ago: written by COPY, and nothing of it due. */
public record LoadedLedger(Connection ledger) {

    private static final String INTAKE = "00000000-0000-4000-8000-000000000001";
    private static final String KNOWN = "2026-01-01 00:00:00+00";

    /** Writes all of it, and has the planner know. */
    public void load(City city) throws SQLException, IOException {
        execute("""
                insert into intake (id, source, type, way, name, sha256, state, started_at)
                values ('%s', 'emergency', '', 'TABLE', 'bench', '', 'DONE', '%s')""".formatted(INTAKE, KNOWN));
        copy(
                "enterprise (uscc, name, district, first_known_at)",
                enterprises(city).map(each -> String.join("\t", each.uscc(), each.name(), each.district(), KNOWN)));
        copy(
                "enterprise_name (uscc, normalised, name, registered, known_at)",
                enterprises(city)
                        .map(each -> String.join(
                                "\t", each.uscc(), Normalised.name(each.name()), each.name(), "true", KNOWN)));
        copy(
                "record (source, type, record_id, revision, op, uscc, enterprise_name, use_scope, data, content_sha256,"
                        + " received_at, intake_id, line)",
                city.rows().map(LoadedLedger::line));
        execute("vacuum analyze");
    }

    private static Stream<Enterprise> enterprises(City city) {
        return IntStream.range(city.first(), city.first() + city.enterprises()).mapToObj(Enterprise::of);
    }

    private static String line(Row row) {
        CreditRecord record = row.read();
        return String.join(
                "\t",
                row.table().source(),
                row.table().type(),
                row.recordId(),
                "1",
                "UPSERT",
                row.enterprise().uscc(),
                row.enterprise().name(),
                "0",
                Content.json(record).replace("\\", "\\\\"),
                "\\\\x" + HexFormat.of().formatHex(Content.sha256(record)),
                KNOWN,
                INTAKE,
                "1");
    }

    private void copy(String into, Stream<String> lines) throws SQLException {
        CopyIn copy = ledger.unwrap(PGConnection.class).getCopyAPI().copyIn("copy " + into + " from stdin");
        for (var each = lines.iterator(); each.hasNext(); ) {
            byte[] line = (each.next() + "\n").getBytes(StandardCharsets.UTF_8);
            copy.writeToCopy(line, 0, line.length);
        }
        copy.endCopy();
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = ledger.createStatement()) {
            statement.execute(sql);
        }
    }
}
