package cn.anxin.hub.ledger;

import cn.anxin.hub.record.Fault;
import cn.anxin.hub.record.FaultCode;
import cn.anxin.hub.record.Message;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Why rows were not accepted: every fault of every line, to be told to the agency. */
@Repository
public class Rejects {

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
        return jdbc.sql("""
                        with added as (
                            insert into reject (intake_id, line, position, record_id, column_name, code,
                                                message_zh, message_en, value)
                            select cast(:intake as uuid), r.*
                              from unnest(cast(:lines as bigint[]), cast(:positions as int[]),
                                          cast(:recordIds as text[]), cast(:columns as text[]), cast(:codes as text[]),
                                          cast(:zh as text[]), cast(:en as text[]), cast(:vals as text[])) r
                            returning line)
                        select count(distinct line) from added""")
                .param("intake", intake)
                .param("lines", rejects.stream().mapToLong(Reject::line).toArray())
                .param("positions", rejects.stream().mapToInt(Reject::position).toArray())
                .param("recordIds", texts(rejects, Reject::recordId))
                .param("columns", texts(rejects, r -> r.fault().column()))
                .param("codes", texts(rejects, r -> r.fault().code().name()))
                .param("zh", texts(rejects, r -> r.fault().message().zh()))
                .param("en", texts(rejects, r -> r.fault().message().en()))
                .param("vals", texts(rejects, r -> r.fault().value()))
                .query(Long.class)
                .single();
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

    private static Reject reject(ResultSet row, int number) throws SQLException {
        Message message = new Message(row.getString("message_zh"), row.getString("message_en"));
        Fault fault = new Fault(
                row.getString("column_name"),
                FaultCode.valueOf(row.getString("code")),
                message,
                row.getString("value"));
        return new Reject(row.getLong("line"), row.getInt("position"), row.getString("record_id"), fault);
    }
}
