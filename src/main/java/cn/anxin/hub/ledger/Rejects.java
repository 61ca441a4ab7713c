package cn.anxin.hub.ledger;

import cn.anxin.hub.record.Fault;
import cn.anxin.hub.record.FaultCode;
import cn.anxin.hub.record.Message;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** Why rows were not accepted: every fault of every line, to be told to the agency. */
@Repository
public class Rejects {

    /** Faults as rows: line, position, record, column, code, both messages, value. */
    static final String UNNESTED = """
             from unnest(cast(:lines as bigint[]), cast(:positions as int[]), cast(:recordIds as text[]),
                         cast(:columns as text[]), cast(:codes as text[]), cast(:zh as text[]), cast(:en as text[]),
                         cast(:vals as text[])) r""";

    private final JdbcClient jdbc;

    public Rejects(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A fault with the line it is on.
     *
     * @param position among the faults of the line, from 0
     */
    public record Reject(long line, int position, String recordId, Fault fault) {}

    /** Adds them; the answer is how many lines the database has written faults of. */
    public long add(UUID intake, List<Reject> rejects) {
        if (rejects.isEmpty()) {
            return 0;
        }
        return bind(jdbc.sql("""
                        with added as (
                            insert into reject (intake_id, line, position, record_id, column_name, code,
                                                message_zh, message_en, value)
                            select cast(:intake as uuid), r.* %s
                            returning line)
                        select count(distinct line) from added""".formatted(UNNESTED)), rejects)
                .param("intake", intake)
                .query(Long.class)
                .single();
    }

    /** Binds what {@link #UNNESTED} names. */
    static StatementSpec bind(StatementSpec statement, List<Reject> rejects) {
        return statement
                .param("lines", rejects.stream().mapToLong(Reject::line).toArray())
                .param("positions", rejects.stream().mapToInt(Reject::position).toArray())
                .param("recordIds", texts(rejects, Reject::recordId))
                .param("columns", texts(rejects, r -> r.fault().column()))
                .param("codes", texts(rejects, r -> r.fault().code().name()))
                .param("zh", texts(rejects, r -> r.fault().message().zh()))
                .param("en", texts(rejects, r -> r.fault().message().en()))
                .param("vals", texts(rejects, r -> r.fault().value()));
    }

    /** PostgreSQL keeps every character but one. */
    private static @Nullable String[] texts(List<Reject> rejects, Function<Reject, String> part) {
        return Columns.texts(rejects, reject -> part.apply(reject).replace('\0', '\uFFFD'));
    }

    /** A page of them, in the order of the lines; the last one of a page is where the next begins. */
    public List<Reject> page(UUID intake, long afterLine, int afterPosition, int size) {
        return jdbc.sql("""
                        select * from reject
                         where intake_id = :intake and (line, position) > (:line, :position)
                         order by line, position limit :size""")
                .param("intake", intake)
                .param("line", afterLine)
                .param("position", afterPosition)
                .param("size", size)
                .query(Rejects::reject)
                .list();
    }

    /** A page of them, in the order of the lines. */
    public Slice<Reject> page(UUID intake, String after, int size) {
        List<Long> place = Cursor.read(after, 2)
                .filter(values -> values.stream().allMatch(value -> value.matches("\\d{1,9}")))
                .map(values -> values.stream().map(Long::valueOf).toList())
                .orElse(List.of(0L, -1L));
        List<Reject> rows = page(intake, place.get(0), place.get(1).intValue(), size + 1);
        return Slice.of(rows, size, last -> Cursor.of(last.line(), last.position()));
    }

    /** All of them, in the order of the lines. */
    public void each(UUID intake, LongReads reads, Consumer<Reject> to) {
        reads.each(
                "select * from reject where intake_id = :intake order by line, position",
                Map.of("intake", intake),
                Rejects::reject,
                to);
    }

    static Reject reject(ResultSet row, int number) throws SQLException {
        Message message = new Message(row.getString("message_zh"), row.getString("message_en"));
        Fault fault = new Fault(
                row.getString("column_name"),
                FaultCode.valueOf(row.getString("code")),
                message,
                row.getString("value"));
        return new Reject(row.getLong("line"), row.getInt("position"), row.getString("record_id"), fault);
    }
}
