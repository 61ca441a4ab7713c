package cn.anxin.hub.registry;

import cn.anxin.hub.notice.Recipient;
import cn.anxin.hub.notice.Way;
import cn.anxin.hub.registry.Participants.RecipientRow;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The feeds and recipients in force. The file of agencies fills empty tables once; from then on the database rules, and
 * a change there is seen at the next question. Placeholders in addresses are resolved when asked for, since the
 * sandbox's port is known only while it runs.
 */
public class Registry {

    private static final Logger LOG = LoggerFactory.getLogger(Registry.class);
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private final Participants participants;
    private final UnaryOperator<String> placeholders;
    private final JsonMapper json = new JsonMapper();

    Registry(Participants participants, UnaryOperator<String> placeholders) {
        this.participants = participants;
        this.placeholders = placeholders;
    }

    /**
     * Fills empty tables from the file.
     *
     * @throws cn.anxin.hub.StartFault where the file is not understood, whether it is needed or not
     */
    void seed(Path file) {
        Agencies agencies = AgenciesFile.read(file);
        boolean seeded = participants.seedFeeds(write(feeds(agencies)));
        if (participants.seedRecipients(write(recipients(agencies))) || seeded) {
            LOG.info(
                    "已从 {} 登记 {} 个数据源、{} 个接收方 / Registered {} feeds and {} recipients from {}",
                    file,
                    agencies.feeds().size(),
                    agencies.recipients().size(),
                    agencies.feeds().size(),
                    agencies.recipients().size(),
                    file);
        }
    }

    /** Every feed, by id. */
    public List<Feed> feeds() {
        List<Feed> feeds = new ArrayList<>();
        participants
                .feeds()
                .forEach(row ->
                        feeds.add(new Feed(row.source(), row.name(), site(settings(row.settings())), row.paused())));
        return feeds;
    }

    /** Every recipient, by id, paused ones included: what concerns them waits. */
    public List<Recipient> recipients() {
        return participants.recipients().stream().map(RecipientRow::recipient).toList();
    }

    /** The recipient of this id; empty where there is none. */
    public Optional<Recipient> recipient(String id) {
        return row(id).map(RecipientRow::recipient);
    }

    /** Where a recipient's batches go; empty where it is not served by drops. */
    public Optional<Drop> drop(String id) {
        return row(id).filter(row -> row.recipient().way() == Way.SFTP).map(row -> drop(settings(row.settings())));
    }

    private Optional<RecipientRow> row(String id) {
        return participants.recipients().stream()
                .filter(row -> row.recipient().id().equals(id))
                .findFirst();
    }

    private Drop drop(Map<String, String> settings) {
        return new Drop(
                site(settings),
                DropFormat.valueOf(setting(settings, Settings.FORMAT).toUpperCase(Locale.ROOT)),
                Charset.forName(setting(settings, Settings.CHARSET)));
    }

    private SftpSite site(Map<String, String> settings) {
        return SftpSite.of(
                placeholders.apply(setting(settings, Settings.ADDRESS)),
                Optional.ofNullable(settings.get(Settings.SECRET)),
                Optional.ofNullable(settings.get(Settings.PRIVATE_KEY))
                        .map(file -> new SshKey(
                                Path.of(placeholders.apply(file)),
                                Optional.ofNullable(settings.get(Settings.PASSPHRASE)))),
                placeholders.apply(setting(settings, Settings.KNOWN_HOSTS)));
    }

    private static String setting(Map<String, String> settings, String key) {
        return Objects.requireNonNull(settings.get(key), key);
    }

    private static List<Map<String, Object>> feeds(Agencies agencies) {
        List<Map<String, Object>> rows = new ArrayList<>();
        agencies.feeds()
                .forEach(feed -> rows.add(Map.of(
                        "source", feed.source(), "name", feed.name(), "way", feed.way(), "settings", feed.settings())));
        return rows;
    }

    private static List<Map<String, Object>> recipients(Agencies agencies) {
        List<Map<String, Object>> rows = new ArrayList<>();
        agencies.recipients().forEach(entry -> {
            Recipient recipient = entry.recipient();
            rows.add(Map.of(
                    "id", recipient.id(),
                    "name", recipient.name(),
                    "kind", recipient.kind(),
                    "way", recipient.way().name(),
                    "districts", recipient.districts(),
                    "settings", entry.settings()));
        });
        return rows;
    }

    private String write(List<Map<String, Object>> rows) {
        try {
            return json.writeValueAsString(rows);
        } catch (JsonProcessingException fault) {
            throw new IllegalStateException(fault);
        }
    }

    private Map<String, String> settings(String text) {
        try {
            return json.readValue(text, TEXTS);
        } catch (JsonProcessingException fault) {
            throw new IllegalStateException(
                    "登记表中的设置不是合法的 JSON / Settings in the registry are not JSON: " + text, fault);
        }
    }
}
