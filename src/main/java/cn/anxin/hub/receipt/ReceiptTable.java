package cn.anxin.hub.receipt;

import cn.anxin.hub.registry.DatabaseSite;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A recipient's table of receipts. Its trouble is told apart from the ledger's own, which is a database too. */
record ReceiptTable(JdbcClient database, DatabaseSite site) {

    private static final String[] COLUMNS = {"notice_id", "outcome", "measures", "reason", "at"};

    /** A row that has no result yet. */
    record Row(long id, ReceiptFields fields) {

        String content() {
            return id + " " + fields.texts();
        }
    }

    /** What became of a row; {@code code} and {@code message} are empty where it was not refused. */
    record Result(long id, String result, String code, String message) {}

    /** The first rows that have no result yet. */
    List<Row> rows(int most) throws IOException {
        // The table's name has the form of one: see DatabaseSite.
        return told(() -> database.sql("""
                        select id, notice_id::text, outcome::text, measures::text, reason::text, at::text from %s
                         where result is null order by id limit %d""".formatted(site.table(), most))
                .query(ReceiptTable::row)
                .list());
    }

    /** Writes results; what has one keeps it. */
    void write(List<Result> results) throws IOException {
        int unused = told(() -> database.sql("""
                        update %s t set result = r.result, code = nullif(r.code, ''), message = nullif(r.message, '')
                          from unnest(?::bigint[], ?::text[], ?::text[], ?::text[]) r (id, result, code, message)
                         where t.id = r.id and t.result is null""".formatted(site.table()))
                .param(column(results, result -> Long.toString(result.id())))
                .param(column(results, Result::result))
                .param(column(results, Result::code))
                .param(column(results, Result::message))
                .update());
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        Map<String, String> texts = new LinkedHashMap<>();
        for (String column : COLUMNS) {
            String text = row.getString(column);
            ReceiptFields.put(texts, ReceiptFields.named(column), text == null ? "" : text);
        }
        return new Row(row.getLong("id"), new ReceiptFields(texts));
    }

    private static String[] column(List<Result> results, Function<Result, String> column) {
        return results.stream().map(column).toArray(String[]::new);
    }

    private <T> T told(Supplier<T> work) throws IOException {
        try {
            return work.get();
        } catch (DataAccessException trouble) {
            String said = String.valueOf(
                    NestedExceptionUtils.getMostSpecificCause(trouble).getMessage());
            throw new IOException(site + ": " + said.lines().findFirst().orElse(""));
        }
    }
}
