package cn.anxin.hub.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of a file or request that are kept: those accepted, and those held because of another name. */
@Repository
public class IntakeRows {

    private static final String SELECT = """
            select line, became, source, type, record_id, revision, op, uscc, enterprise_name, data from (
                select line, 'ACCEPTED' as became, source, type, record_id, revision, op, uscc, enterprise_name, data
                  from record where intake_id = :intake and line > :after
                union all
                select line, 'QUARANTINED', source, type, record_id, revision, op, uscc, enterprise_name, data
                  from quarantine where intake_id = :intake and line > :after and state = 'PENDING') r
             order by line, became""";

    private final JdbcClient jdbc;

    public IntakeRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A row.
     *
     * @param line 1 is the header of a CSV; of a request, the record's number
     * @param became ACCEPTED or QUARANTINED
     * @param name the enterprise's, or empty
     * @param data its cells, as JSON
     */
    public record Row(
            long line,
            String became,
            String reference,
            int revision,
            String op,
            String uscc,
            String name,
            String data) {}

    /** A page of them, in the order of the lines. */
    public Slice<Row> page(UUID intake, String after, int size) {
        List<Row> rows = jdbc.sql(SELECT + " limit :size")
                .params(values(intake, line(after)))
                .param("size", size + 1)
                .query(IntakeRows::row)
                .list();
        return Slice.of(rows, size, row -> Cursor.of(row.line()));
    }

    /** All of them, in the order of the lines. */
    public void each(UUID intake, LongReads reads, Consumer<Row> to) {
        reads.each(SELECT, values(intake, 0), IntakeRows::row, to);
    }

    private static long line(String after) {
        return Cursor.read(after, 1)
                .map(place -> place.get(0))
                .filter(place -> place.matches("\\d{1,18}"))
                .map(Long::parseLong)
                .orElse(0L);
    }

    private static Map<String, Object> values(UUID intake, long after) {
        Map<String, Object> values = new HashMap<>();
        values.put("intake", intake);
        values.put("after", after);
        return values;
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        String name = row.getString("enterprise_name");
        return new Row(
                row.getLong("line"),
                row.getString("became"),
                row.getString("source") + "/" + row.getString("type") + "/" + row.getString("record_id"),
                row.getInt("revision"),
                row.getString("op"),
                row.getString("uscc"),
                name == null ? "" : name,
                row.getString("data"));
    }
}
