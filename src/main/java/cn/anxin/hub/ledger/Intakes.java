package cn.anxin.hub.ledger;

import cn.anxin.hub.ledger.Intake.FileFault;
import cn.anxin.hub.ledger.Intake.Origin;
import cn.anxin.hub.record.FaultCode;
import cn.anxin.hub.record.Message;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The files, messages and requests that came in, each with its position and its counters. */
@Repository
public class Intakes {

    private static final JsonMapper JSON = new JsonMapper();

    private final JdbcClient jdbc;

    public Intakes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Begins a new one, of which nothing is taken yet. */
    public Intake begin(Origin origin, String sha256, String charset, Instant at) {
        UUID id = UUID.randomUUID();
        insert(id, origin, sha256, charset, IntakeState.TAKING)
                .param("startedAt", at.atOffset(ZoneOffset.UTC))
                .param("rows", 0L)
                .param("fault", null)
                .param("repeatOf", null)
                .update();
        return get(id);
    }

    /** Writes down that nothing of a file was taken, and why; its way out is still to go. */
    public Intake fail(Origin origin, String sha256, String charset, FileFault fault, Instant at) {
        UUID id = UUID.randomUUID();
        insert(id, origin, sha256, charset, IntakeState.FAILED)
                .param("startedAt", at.atOffset(ZoneOffset.UTC))
                .param("rows", 0L)
                .param("fault", write(fault))
                .param("repeatOf", null)
                .update();
        return get(id);
    }

    /** Counts the rows of a file that came again: each received once more, each a duplicate. */
    public Intake repeat(Intake first, Instant at) {
        UUID id = UUID.randomUUID();
        insert(id, first.origin(), first.sha256(), first.charset(), IntakeState.TAKEN)
                .param("startedAt", at.atOffset(ZoneOffset.UTC))
                .param("rows", first.rowsTaken())
                .param("fault", null)
                .param("repeatOf", first.id())
                .update();
        return get(id);
    }

    private JdbcClient.StatementSpec insert(UUID id, Origin origin, String sha256, String charset, IntakeState state) {
        return jdbc.sql("""
                        with begun as (
                            insert into intake (id, source, type, way, name, sha256, charset, state, started_at,
                                                rows_taken, received, duplicate, fault, repeat_of)
                            values (:id, :source, :type, :way, :name, :sha256, :charset, :state, :startedAt,
                                    :rows, :rows, :rows, :fault, :repeatOf)
                            returning source, way, state, received, duplicate)
                        insert into tally (what, party, kind, amount)
                        select what, source, kind, amount
                          from begun cross join lateral (values
                               ('FILE', 'FAILED', case when way = 'SFTP' and state = 'FAILED' then 1 else 0 end),
                               ('FILE', 'REPEATED', case when way = 'SFTP' and state = 'TAKEN' then 1 else 0 end),
                               ('ROW', 'RECEIVED', received), ('ROW', 'DUPLICATE', duplicate)) as v (what, kind, amount)
                         where amount > 0""")
                .param("id", id)
                .param("source", origin.source())
                .param("type", origin.type())
                .param("way", origin.way())
                .param("name", origin.name())
                .param("sha256", sha256)
                .param("charset", charset)
                .param("state", state.name());
    }

    /** The one of this id, which exists. */
    public Intake get(UUID id) {
        return jdbc.sql("select * from intake where id = :id")
                .param("id", id)
                .query(Intakes::intake)
                .single();
    }

    /** The file of this name and content that is still under way; empty where there is none. */
    public Optional<Intake> unfinished(String source, String name, String sha256) {
        return file("finished_at is null", source, name, sha256);
    }

    /** The file of this name and content that was taken first; empty where none was. */
    public Optional<Intake> first(String source, String name, String sha256) {
        return file("state = 'DONE' and repeat_of is null", source, name, sha256);
    }

    private Optional<Intake> file(String condition, String source, String name, String sha256) {
        return jdbc.sql("select * from intake where source = :source and name = :name and sha256 = :sha256"
                        + " and way = 'SFTP' and " + condition + " order by started_at limit 1")
                .param("source", source)
                .param("name", name)
                .param("sha256", sha256)
                .query(Intakes::intake)
                .optional();
    }

    /** The message of this id and content, under way or done with; empty where it has not come before. */
    public Optional<Intake> message(Origin origin, String sha256) {
        return jdbc.sql("""
                        select * from intake
                         where source = :source and name = :name and sha256 = :sha256 and way = :way""")
                .param("source", origin.source())
                .param("name", origin.name())
                .param("sha256", sha256)
                .param("way", origin.way())
                .query(Intakes::intake)
                .optional();
    }

    /** Gives up one that was begun, with the reason; what was taken of it stays. One that is over stays as it is. */
    public Intake abandon(UUID id, FileFault fault, Instant at) {
        jdbc.sql("""
                        update intake set state = 'FAILED', fault = :fault, finished_at = :at
                         where id = :id and finished_at is null""")
                .param("id", id)
                .param("fault", write(fault))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
        return get(id);
    }

    /** The newest file of this name, whatever its content; empty where there was none. */
    public Optional<Intake> latestFile(String source, String name) {
        return jdbc.sql("""
                        select * from intake where source = :source and name = :name and way = 'SFTP'
                         order by started_at desc, repeat_of nulls last limit 1""")
                .param("source", source)
                .param("name", name)
                .query(Intakes::intake)
                .optional();
    }

    /**
     * Moves the position and the counters, in the transaction that writes the outcomes.
     *
     * @return whether the position was the expected one; if not, someone else has taken these rows
     */
    public boolean advance(UUID id, long expected, Counts more) {
        return jdbc.sql("""
                        with moved as (
                            update intake
                               set rows_taken = rows_taken + :received, received = received + :received,
                                   accepted = accepted + :accepted, duplicate = duplicate + :duplicate,
                                   rejected = rejected + :rejected, quarantined = quarantined + :quarantined
                             where id = :id and rows_taken = :expected and state = 'TAKING'
                            returning source),
                        counted as (
                            insert into tally (what, party, kind, amount)
                            select 'ROW', source, kind, amount
                              from moved cross join (values ('RECEIVED', cast(:received as bigint)),
                                   ('ACCEPTED', :accepted), ('DUPLICATE', :duplicate), ('REJECTED', :rejected),
                                   ('QUARANTINED', :quarantined)) as v (kind, amount)
                             where amount > 0)
                        select count(*) from moved""")
                        .param("id", id)
                        .param("expected", expected)
                        .param("received", more.received())
                        .param("accepted", more.accepted())
                        .param("duplicate", more.duplicate())
                        .param("rejected", more.rejected())
                        .param("quarantined", more.quarantined())
                        .query(Integer.class)
                        .single()
                == 1;
    }

    /** Every row has its outcome. */
    public void taken(UUID id) {
        jdbc.sql("""
                        with taken as (
                            update intake set state = 'TAKEN' where id = :id and state = 'TAKING' returning source, way)
                        insert into tally (what, party, kind, amount)
                        select 'FILE', source, 'TAKEN', 1 from taken where way = 'SFTP'""").param("id", id).update();
    }

    /** Keeps the receipt before it is written to the agency: whatever happens, it stays the same one. */
    public void keepReceipt(UUID id, String receipt) {
        jdbc.sql("update intake set receipt = :receipt where id = :id and receipt is null")
                .param("id", id)
                .param("receipt", receipt)
                .update();
    }

    /** The agency has its receipt. A failed one stays failed. */
    public void receipted(UUID id) {
        jdbc.sql("update intake set state = 'RECEIPTED' where id = :id and state = 'TAKEN'")
                .param("id", id)
                .update();
    }

    /** Nothing is left to do. A failed one stays failed. */
    public void done(UUID id, Instant at) {
        jdbc.sql("""
                        update intake set finished_at = coalesce(finished_at, :at),
                               state = case state when 'FAILED' then state else 'DONE' end
                         where id = :id""").param("id", id).param("at", at.atOffset(ZoneOffset.UTC)).update();
    }

    /** Whether a file, or as much by another way, is being taken in, or was done with since then; of the latest ones only. */
    public boolean fileTakenSince(Instant since) {
        return jdbc.sql("""
                        select exists (
                            select from (select state, way, received, finished_at from intake
                                          order by started_at desc limit 50) i
                             where (way = 'SFTP' or received > 100) and (state = 'TAKING' or finished_at > ?))""")
                .param(since.atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
    }

    private static Intake intake(ResultSet row, int number) throws SQLException {
        return new Intake(
                row.getObject("id", UUID.class),
                new Origin(row.getString("source"), row.getString("type"), row.getString("way"), row.getString("name")),
                row.getString("sha256"),
                row.getString("charset"),
                IntakeState.valueOf(row.getString("state")),
                row.getLong("rows_taken"),
                new Counts(
                        row.getLong("received"),
                        row.getLong("accepted"),
                        row.getLong("duplicate"),
                        row.getLong("rejected"),
                        row.getLong("quarantined")),
                Optional.ofNullable(row.getString("fault")).map(Intakes::read),
                Optional.ofNullable(row.getObject("repeat_of", UUID.class)),
                Optional.ofNullable(row.getString("receipt")),
                row.getTimestamp("started_at").toInstant(),
                Optional.ofNullable(row.getTimestamp("finished_at")).map(Timestamp::toInstant));
    }

    static String write(FileFault fault) {
        try {
            return JSON.writeValueAsString(Map.of(
                    "code", fault.code().name(),
                    "zh", fault.message().zh(),
                    "en", fault.message().en()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static FileFault read(String json) {
        try {
            JsonNode fault = JSON.readTree(json);
            return new FileFault(
                    FaultCode.valueOf(fault.path("code").asText()),
                    new Message(fault.path("zh").asText(), fault.path("en").asText()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
