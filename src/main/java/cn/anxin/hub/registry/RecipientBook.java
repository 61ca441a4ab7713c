package cn.anxin.hub.registry;

import cn.anxin.hub.notice.Recipient;
import cn.anxin.hub.notice.Way;
import cn.anxin.hub.record.Message;
import cn.anxin.hub.registry.Agencies.RecipientEntry;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The recipients as operators add, change and remove them. Whatever changes what concerns whom waits until nobody is in the
 * midst of saying it, and leaves a mark until all enterprises that it may concern are due for a review.
 */
public class RecipientBook {

    /** Shared by those who tell recipients, alone for one who changes them. */
    static final long LOCK = 0x7265_6369_7069L; // "recipi"

    private final JdbcClient jdbc;
    private final Registry registry;
    private final JsonMapper json = new JsonMapper();

    RecipientBook(JdbcClient jdbc, Registry registry) {
        this.jdbc = jdbc;
        this.registry = registry;
    }

    /** Where a recipient is in its life. */
    public enum State {
        ACTIVE,
        /** Everything in force for it is being ended; then it is closed. */
        CLOSING,
        /** Nothing is due to it any more; its id stays taken. */
        CLOSED
    }

    /**
     * An entry that can be registered.
     *
     * @param settings where it is reached, as they are written
     * @param site the same, resolved
     */
    public record Draft(Recipient recipient, Map<String, String> settings, Site site) {}

    /** A registered one. Its settings name where its secrets are, and hold none. */
    public record Listed(
            String id,
            String name,
            String kind,
            Way way,
            List<String> districts,
            Map<String, String> settings,
            State state,
            long version,
            boolean paused) {}

    /**
     * Reads an entry from a request.
     *
     * @param admissions give what it need not say
     * @param standing the settings that it has; none of a new one
     * @throws RecipientRefused where it cannot be registered as it is
     */
    public Draft read(JsonNode entry, List<Admission> admissions, Map<String, String> standing) {
        if (!(entry instanceof ObjectNode object)) {
            throw new RecipientRefused("", new Message("应为 JSON 对象。", "It has to be a JSON object."));
        }
        Map<String, String> given = new TreeMap<>();
        RecipientRequest.way(object)
                .ifPresent(way -> admissions.forEach(
                        each -> given.putAll(each.given(object.path("id").asText(""), way))));
        RecipientEntry read = RecipientRequest.read(object, given, standing);
        return new Draft(read.recipient(), read.settings(), registry.site(read));
    }

    /** Waits until nobody tells recipients anything, and keeps it so until the transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void hold() {
        jdbc.sql("select pg_advisory_xact_lock(?)").param(LOCK).query(row -> {});
    }

    /** Adds one; false where its id is or was somebody's. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean add(Draft draft, Instant at) {
        return jdbc.sql("""
                        insert into recipient (id, name, kind, way, districts, settings, review_pending, changed_at)
                        select :id, :name, :kind, :way, :districts, cast(:settings as jsonb), true, :at
                         where not exists (select from feed where source = :id)
                        on conflict (id) do nothing""")
                        .param("id", draft.recipient().id())
                        .param("name", draft.recipient().name())
                        .param("kind", draft.recipient().kind())
                        .param("way", draft.recipient().way().name())
                        .param("districts", sorted(draft.recipient().districts()))
                        .param("settings", write(draft.settings()))
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** Changes an active one; false where there is none of this id, way and version. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean change(Draft draft, long version, Instant at) {
        return jdbc.sql("""
                        update recipient
                           set name = :name, kind = :kind, districts = cast(:districts as text[]), settings = cast(:settings as jsonb),
                               review_pending = review_pending or kind <> :kind or districts <> cast(:districts as text[]),
                               version = version + 1, changed_at = :at,
                               failures = 0, resume_at = null, last_error = null, refused_in_row = 0
                         where id = :id and way = :way and version = :version and state = 'ACTIVE'""")
                        .param("id", draft.recipient().id())
                        .param("name", draft.recipient().name())
                        .param("kind", draft.recipient().kind())
                        .param("way", draft.recipient().way().name())
                        .param("districts", sorted(draft.recipient().districts()))
                        .param("settings", write(draft.settings()))
                        .param("version", version)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** Begins to end one, paused or not: what ends has to be told. False where it is not active. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean leave(String id, Instant at) {
        return jdbc.sql("""
                        update recipient
                           set state = 'CLOSING', review_pending = true, paused = false, resume_at = null,
                               version = version + 1, changed_at = ?
                         where id = ? and state = 'ACTIVE'""").params(at.atOffset(ZoneOffset.UTC), id).update() == 1;
    }

    /** Closes one for good; false where it is closed already. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean close(String id, Instant at) {
        return jdbc.sql("""
                        update recipient
                           set state = 'CLOSED', review_pending = false, paused = false, resume_at = null, failures = 0,
                               last_error = null, lease_owner = null, version = version + 1, changed_at = ?
                         where id = ? and state <> 'CLOSED'""").params(at.atOffset(ZoneOffset.UTC), id).update() == 1;
    }

    /** Those of whom it is not yet marked which enterprises a change concerns. */
    public List<String> unreviewed() {
        return jdbc.sql("select id from recipient where review_pending order by id")
                .query(String.class)
                .list();
    }

    /** Takes the mark of one away, once; false where another node has. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean takeUnreviewed(String id) {
        return jdbc.sql("update recipient set review_pending = false where id = ? and review_pending")
                        .param(id)
                        .update()
                == 1;
    }

    /** Those that are closing, and of whom all is marked. */
    public List<String> closing() {
        return jdbc.sql("select id from recipient where state = 'CLOSING' and not review_pending order by id")
                .query(String.class)
                .list();
    }

    /** Every one that ever was, by id. */
    public List<Listed> all() {
        return jdbc.sql("select * from recipient order by id")
                .query((row, number) -> listed(row))
                .list();
    }

    public Optional<Listed> find(String id) {
        return jdbc.sql("select * from recipient where id = ?")
                .param(id)
                .query((row, number) -> listed(row))
                .optional();
    }

    private Listed listed(ResultSet row) throws SQLException {
        return new Listed(
                row.getString("id"),
                row.getString("name"),
                row.getString("kind"),
                Way.valueOf(row.getString("way")),
                List.of((String[]) row.getArray("districts").getArray()),
                registry.settings(row.getString("settings")),
                State.valueOf(row.getString("state")),
                row.getLong("version"),
                row.getBoolean("paused"));
    }

    private static String[] sorted(Set<String> districts) {
        return districts.stream().sorted().toArray(String[]::new);
    }

    private String write(Map<String, String> settings) {
        try {
            return json.writeValueAsString(settings);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
