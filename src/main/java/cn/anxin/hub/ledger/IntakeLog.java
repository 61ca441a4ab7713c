package cn.anxin.hub.ledger;

import cn.anxin.hub.ledger.Intake.FileFault;
import cn.anxin.hub.record.FaultCode;
import cn.anxin.hub.record.Message;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What came in, as operators look at it: the newest first. */
@Repository
public class IntakeLog {

    private final JdbcClient jdbc;

    public IntakeLog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A file, message or request that came in.
     *
     * @param state how far it is: TAKING, TAKEN, RECEIPTED, DONE or FAILED
     * @param fault why the whole of it failed
     * @param repeat whether the same had come before
     */
    public record Entry(
            UUID id,
            String source,
            String way,
            String name,
            String state,
            Optional<FileFault> fault,
            boolean repeat,
            long received,
            long accepted,
            long duplicate,
            long rejected,
            long quarantined,
            Instant startedAt) {

        /** Whether there are reasons to read: of rows that were refused or wait, or of the whole. */
        public boolean hasReasons() {
            return rejected > 0 || quarantined > 0 || fault.isPresent();
        }
    }

    /** The newest ones. */
    public List<Entry> newest(int count) {
        return jdbc.sql(SELECT + "order by started_at desc, id limit ?")
                .param(count)
                .query(IntakeLog::entry)
                .list();
    }

    /** The one of this id; empty where there is none. */
    public Optional<Entry> find(UUID id) {
        return jdbc.sql(SELECT + "where id = ?")
                .param(id)
                .query(IntakeLog::entry)
                .optional();
    }

    private static final String SELECT = """
            select id, source, way, name, state, cast(fault as json) ->> 'code' as fault_code,
                   cast(fault as json) ->> 'zh' as fault_zh, cast(fault as json) ->> 'en' as fault_en,
                   repeat_of is not null as repeat, received, accepted, duplicate, rejected, quarantined, started_at
              from intake
            """;

    private static Entry entry(ResultSet row, int number) throws SQLException {
        return new Entry(
                row.getObject("id", UUID.class),
                row.getString("source"),
                row.getString("way"),
                row.getString("name"),
                row.getString("state"),
                fault(row),
                row.getBoolean("repeat"),
                row.getLong("received"),
                row.getLong("accepted"),
                row.getLong("duplicate"),
                row.getLong("rejected"),
                row.getLong("quarantined"),
                row.getTimestamp("started_at").toInstant());
    }

    private static Optional<FileFault> fault(ResultSet row) throws SQLException {
        String code = row.getString("fault_code");
        return code == null
                ? Optional.empty()
                : Optional.of(new FileFault(
                        FaultCode.valueOf(code), new Message(row.getString("fault_zh"), row.getString("fault_en"))));
    }
}
