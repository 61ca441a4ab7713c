package cn.anxin.hub.ledger;

import cn.anxin.hub.ledger.Intake.FileFault;
import cn.anxin.hub.record.FaultCode;
import cn.anxin.hub.record.Message;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
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
            String type,
            String way,
            String name,
            String sha256,
            String charset,
            String state,
            Optional<FileFault> fault,
            boolean repeat,
            long received,
            long accepted,
            long duplicate,
            long rejected,
            long quarantined,
            Instant startedAt,
            Optional<Instant> finishedAt) {

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

    /**
     * Which of them are asked for.
     *
     * @param name what their names begin with
     * @param from when the first of them began to come in
     * @param until when all of them had
     */
    public record Filter(
            Optional<String> source,
            Optional<String> way,
            Optional<String> state,
            Optional<String> name,
            Optional<Instant> from,
            Optional<Instant> until) {}

    /** Those of a filter, the newest first; the cursor is that of the slice before. */
    public Slice<Entry> page(Filter filter, String after, int size) {
        Map<String, Object> values = new HashMap<>();
        String conditions = conditions(filter, values);
        Optional<List<String>> cursor =
                Cursor.read(after, 2).filter(place -> isInstant(place.get(0)) && isId(place.get(1)));
        cursor.ifPresent(place -> {
            values.put("at", Instant.parse(place.get(0)).atOffset(ZoneOffset.UTC));
            values.put("id", UUID.fromString(place.get(1)));
        });
        values.put("size", size + 1);
        List<Entry> rows = jdbc.sql(SELECT + conditions
                        + (cursor.isPresent() ? " and (started_at, id) < (:at, :id)" : "")
                        + " order by started_at desc, id desc limit :size")
                .params(values)
                .query(IntakeLog::entry)
                .list();
        return Slice.of(rows, size, entry -> Cursor.of(entry.startedAt(), entry.id()));
    }

    /** All of a filter, the newest first, to be read row by row. */
    public void each(Filter filter, LongReads reads, Consumer<Entry> to) {
        Map<String, Object> values = new HashMap<>();
        String conditions = conditions(filter, values);
        reads.each(SELECT + conditions + " order by started_at desc, id desc", values, IntakeLog::entry, to);
    }

    private static String conditions(Filter filter, Map<String, Object> values) {
        filter.source().ifPresent(value -> values.put("source", value));
        filter.way().ifPresent(value -> values.put("way", value));
        filter.state().ifPresent(value -> values.put("state", value));
        filter.name().ifPresent(value -> values.put("name", value.replaceAll("([!%_])", "!$1") + "%"));
        filter.from().ifPresent(value -> values.put("from", value.atOffset(ZoneOffset.UTC)));
        filter.until().ifPresent(value -> values.put("until", value.atOffset(ZoneOffset.UTC)));
        return " where true"
                + (filter.source().isPresent() ? " and source = :source" : "")
                + (filter.way().isPresent() ? " and way = :way" : "")
                + (filter.state().isPresent() ? " and state = :state" : "")
                + (filter.name().isPresent() ? " and name like :name escape '!'" : "")
                + (filter.from().isPresent() ? " and started_at >= :from" : "")
                + (filter.until().isPresent() ? " and started_at < :until" : "");
    }

    private static boolean isInstant(String text) {
        try {
            Instant.parse(text);
            return true;
        } catch (DateTimeParseException notOfOurs) {
            return false;
        }
    }

    private static boolean isId(String text) {
        try {
            UUID.fromString(text);
            return true;
        } catch (IllegalArgumentException notOfOurs) {
            return false;
        }
    }

    /** The one of this id; empty where there is none. */
    public Optional<Entry> find(UUID id) {
        return jdbc.sql(SELECT + "where id = ?")
                .param(id)
                .query(IntakeLog::entry)
                .optional();
    }

    private static final String SELECT = """
            select id, source, type, way, name, sha256, charset, state, cast(fault as json) ->> 'code' as fault_code,
                   cast(fault as json) ->> 'zh' as fault_zh, cast(fault as json) ->> 'en' as fault_en,
                   repeat_of is not null as repeat, received, accepted, duplicate, rejected, quarantined, started_at,
                   finished_at
              from intake
            """;

    private static Entry entry(ResultSet row, int number) throws SQLException {
        return new Entry(
                row.getObject("id", UUID.class),
                row.getString("source"),
                row.getString("type"),
                row.getString("way"),
                row.getString("name"),
                row.getString("sha256"),
                row.getString("charset"),
                row.getString("state"),
                fault(row),
                row.getBoolean("repeat"),
                row.getLong("received"),
                row.getLong("accepted"),
                row.getLong("duplicate"),
                row.getLong("rejected"),
                row.getLong("quarantined"),
                row.getTimestamp("started_at").toInstant(),
                Optional.ofNullable(row.getTimestamp("finished_at")).map(Timestamp::toInstant));
    }

    private static Optional<FileFault> fault(ResultSet row) throws SQLException {
        String code = row.getString("fault_code");
        return code == null
                ? Optional.empty()
                : Optional.of(new FileFault(
                        FaultCode.valueOf(code), new Message(row.getString("fault_zh"), row.getString("fault_en"))));
    }
}
