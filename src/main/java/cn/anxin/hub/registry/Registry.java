package cn.anxin.hub.registry;

import cn.anxin.hub.notice.Recipient;
import cn.anxin.hub.notice.Way;
import cn.anxin.hub.registry.Agencies.RecipientEntry;
import cn.anxin.hub.registry.Participants.FeedRow;
import cn.anxin.hub.registry.Participants.RecipientRow;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
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
        return participants.feeds().stream().map(this::feed).toList();
    }

    private Feed feed(FeedRow row) {
        Map<String, String> settings = settings(row.settings());
        return new Feed(
                row.source(), row.name(), site(row.way(), settings), row.paused(), TermsSettings.terms(settings));
    }

    /** A participant's folder in the sandbox, which is open to it whatever its way is. */
    public SftpSite sandbox(String id) {
        return SftpSite.of(
                placeholders.apply("sftp://" + id + "@127.0.0.1:${anxin.sandbox.sftp-port}"),
                Optional.of("credentials:sftp." + id),
                Optional.empty(),
                placeholders.apply("${anxin.home}/secrets/known_hosts"));
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

    /** Where a recipient is reached; empty where there is none of this id. */
    public Optional<Site> site(String id) {
        return row(id).map(row -> site(row.recipient().way(), settings(row.settings())));
    }

    /** The table in which a recipient leaves its receipts; empty where it has none. */
    public Optional<DatabaseSite> receiptTable(String id) {
        return row(id).filter(row -> row.recipient().way() == Way.TABLE)
                .flatMap(row -> optional(settings(row.settings()), Settings.RECEIPT_TABLE)
                        .map(table -> new DatabaseSite(
                                resolved(settings(row.settings()), Settings.ADDRESS),
                                setting(settings(row.settings()), Settings.USER),
                                setting(settings(row.settings()), Settings.SECRET),
                                table)));
    }

    /** Every recipient's terms for its answers, by its id. */
    public Map<String, AnswerTerms> terms() {
        Map<String, AnswerTerms> terms = new TreeMap<>();
        participants.recipients().forEach(row -> {
            Map<String, String> settings = settings(row.settings());
            terms.put(
                    row.recipient().id(),
                    new AnswerTerms(
                            workingDays(settings, Settings.RECEIVED_WITHIN, AnswerTerms.USUAL.received()),
                            workingDays(settings, Settings.LIFTED_WITHIN, AnswerTerms.USUAL.lifted())));
        });
        return terms;
    }

    private static int workingDays(Map<String, String> settings, String key, int usual) {
        return optional(settings, key).map(Integer::valueOf).orElse(usual);
    }

    /** Where each recipient is reached, by its id; one whose settings cannot be understood is left out. */
    public Map<String, Site> sites() {
        Map<String, Site> sites = new HashMap<>();
        for (RecipientRow row : participants.recipients()) {
            try {
                sites.put(row.recipient().id(), site(row.recipient().way(), settings(row.settings())));
            } catch (RuntimeException fault) {
                LOG.debug(
                        "the settings of {} cannot be used: {}", row.recipient().id(), fault.getMessage());
            }
        }
        return sites;
    }

    /** How requests to a recipient are signed. */
    public Signing signing(String id) {
        return row(id).flatMap(row -> optional(settings(row.settings()), Settings.SIGNATURE))
                .map(Signing::of)
                .orElse(Signing.HMAC_SHA256);
    }

    /**
     * Every recipient for whoever is about to say what each has to be told. In a transaction: until it ends, no recipient
     * is added, removed or given other districts or another kind.
     */
    public List<Recipient> recipientsToTell() {
        participants.holdRecipients();
        return recipients();
    }

    /** Where an entry that is not registered yet would be reached. */
    Site site(RecipientEntry entry) {
        return site(entry.recipient().way(), entry.settings());
    }

    private Optional<RecipientRow> row(String id) {
        return participants.recipients().stream()
                .filter(row -> row.recipient().id().equals(id))
                .findFirst();
    }

    private Drop drop(Map<String, String> settings) {
        return new Drop(
                sftp(settings),
                DropFormat.valueOf(setting(settings, Settings.FORMAT).toUpperCase(Locale.ROOT)),
                Charset.forName(setting(settings, Settings.CHARSET)),
                optional(settings, Settings.PROTECT).map(kind -> protection(kind, settings)));
    }

    private Protection protection(String kind, Map<String, String> settings) {
        return new Protection(
                Protection.Kind.valueOf(kind.toUpperCase(Locale.ROOT)),
                Path.of(resolved(settings, Settings.ENCRYPT_TO)),
                Path.of(resolved(settings, Settings.SIGN_WITH)),
                optional(settings, Settings.SIGN_PASSPHRASE));
    }

    private Site site(Way way, Map<String, String> settings) {
        return switch (way) {
            case JMS -> new BrokerSite();
            case SFTP -> sftp(settings);
            case HTTP ->
                new HttpSite(
                        URI.create(resolved(settings, Settings.ADDRESS)),
                        optional(settings, Settings.SECRET),
                        optional(settings, Settings.AUTHORITIES)
                                .map(placeholders)
                                .map(Path::of),
                        optional(settings, Settings.TIMEOUT)
                                .map(Duration::parse)
                                .orElse(HttpSite.DEFAULT_TIMEOUT));
            case TABLE ->
                new DatabaseSite(
                        resolved(settings, Settings.ADDRESS),
                        setting(settings, Settings.USER),
                        setting(settings, Settings.SECRET),
                        setting(settings, Settings.TABLE));
        };
    }

    private SftpSite sftp(Map<String, String> settings) {
        return SftpSite.of(
                resolved(settings, Settings.ADDRESS),
                optional(settings, Settings.SECRET),
                optional(settings, Settings.PRIVATE_KEY)
                        .map(file ->
                                new SshKey(Path.of(placeholders.apply(file)), optional(settings, Settings.PASSPHRASE))),
                resolved(settings, Settings.KNOWN_HOSTS));
    }

    private String resolved(Map<String, String> settings, String key) {
        return placeholders.apply(setting(settings, key));
    }

    private static Optional<String> optional(Map<String, String> settings, String key) {
        return Optional.ofNullable(settings.get(key));
    }

    private static String setting(Map<String, String> settings, String key) {
        return Objects.requireNonNull(settings.get(key), key);
    }

    private static List<Map<String, Object>> feeds(Agencies agencies) {
        List<Map<String, Object>> rows = new ArrayList<>();
        agencies.feeds()
                .forEach(feed -> rows.add(Map.of(
                        "source",
                        feed.source(),
                        "name",
                        feed.name(),
                        "way",
                        feed.way().name(),
                        "settings",
                        feed.settings())));
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

    Map<String, String> settings(String text) {
        try {
            return json.readValue(text, TEXTS);
        } catch (JsonProcessingException fault) {
            throw new IllegalStateException(
                    "登记表中的设置不是合法的 JSON / Settings in the registry are not JSON: " + text, fault);
        }
    }
}
