package cn.anxin.hub.registry;

import cn.anxin.hub.notice.Recipient;
import cn.anxin.hub.notice.Way;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables {@code feed} and {@code recipient}: who takes part. Settings are JSON, understood by the registry. */
@Repository
class Participants {

    private final JdbcClient jdbc;

    Participants(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A row of {@code feed}. */
    record FeedRow(String source, String name, Way way, String settings, boolean paused) {}

    /** A row of {@code recipient}. */
    record RecipientRow(Recipient recipient, String settings, boolean paused) {}

    /**
     * Takes the feeds, unless the table has some: from then on the table rules.
     *
     * @param json an array of objects with {@code source}, {@code name}, {@code way} and {@code settings}
     */
    boolean seedFeeds(String json) {
        return jdbc.sql("""
                        insert into feed (source, name, way, settings)
                        select f ->> 'source', f ->> 'name', f ->> 'way', f -> 'settings'
                          from jsonb_array_elements(cast(? as jsonb)) f
                         where not exists (select from feed)
                        on conflict do nothing""").param(json).update() > 0;
    }

    /**
     * Takes the recipients, unless the table has some.
     *
     * @param json an array of objects with {@code id}, {@code name}, {@code kind}, {@code way}, {@code districts} and
     *     {@code settings}
     */
    boolean seedRecipients(String json) {
        return jdbc.sql("""
                        insert into recipient (id, name, kind, way, districts, settings)
                        select r ->> 'id', r ->> 'name', r ->> 'kind', r ->> 'way',
                               array(select jsonb_array_elements_text(r -> 'districts')), r -> 'settings'
                          from jsonb_array_elements(cast(? as jsonb)) r
                         where not exists (select from recipient)
                        on conflict do nothing""").param(json).update() > 0;
    }

    /** Every feed, by source. */
    List<FeedRow> feeds() {
        return jdbc.sql("select source, name, way, settings, paused from feed order by source")
                .query((row, number) -> new FeedRow(
                        row.getString("source"),
                        row.getString("name"),
                        Way.valueOf(row.getString("way")),
                        row.getString("settings"),
                        row.getBoolean("paused")))
                .list();
    }

    /** Until the transaction ends nobody changes what concerns whom. */
    void holdRecipients() {
        jdbc.sql("select pg_advisory_xact_lock_shared(?)")
                .param(RecipientBook.LOCK)
                .query(row -> {});
    }

    /** Every recipient but those that are closed, by id. One that is closing concerns no enterprise any more. */
    List<RecipientRow> recipients() {
        return jdbc.sql("""
                        select id, name, kind, way, settings, paused,
                               case state when 'CLOSING' then array['-'] else districts end as districts
                          from recipient where state <> 'CLOSED' order by id""").query((row, number) -> recipient(row)).list();
    }

    private static RecipientRow recipient(ResultSet row) throws SQLException {
        Recipient recipient = new Recipient(
                row.getString("id"),
                row.getString("name"),
                row.getString("kind"),
                Way.valueOf(row.getString("way")),
                texts(row.getArray("districts")));
        return new RecipientRow(recipient, row.getString("settings"), row.getBoolean("paused"));
    }

    private static Set<String> texts(Array array) throws SQLException {
        return Set.of((String[]) array.getArray());
    }
}
