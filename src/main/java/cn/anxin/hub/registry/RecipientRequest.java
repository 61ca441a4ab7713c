package cn.anxin.hub.registry;

import cn.anxin.hub.notice.Way;
import cn.anxin.hub.record.Message;
import cn.anxin.hub.registry.Agencies.RecipientEntry;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.StringReader;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.YAMLException;

/** Reads a recipient's entry that comes over the interface, by the rules of the file of agencies and some more. */
final class RecipientRequest {

    private static final int LONGEST_TEXT = 500;
    private static final int LONGEST_NAME = 100;
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]*)}?");
    /** Any other would tell a remote end what stands in the hub's settings. */
    private static final Set<String> PLACEHOLDERS = Set.of("anxin.sandbox.sftp-port", "anxin.home");

    private static final String OWN = "credentials:";

    private RecipientRequest() {}

    /** Its way, if it says one. */
    static Optional<Way> way(JsonNode json) {
        String word = json.path("way").asText("");
        return Arrays.stream(Way.values())
                .filter(way -> way.name().equals(word))
                .findFirst();
    }

    /**
     * The entry.
     *
     * @param given settings that it need not have
     * @param standing settings that stand already, and may stay whatever they are
     * @throws RecipientRefused where anything in it is not understood
     */
    static RecipientEntry read(ObjectNode json, Map<String, String> given, Map<String, String> standing) {
        ObjectNode whole = json.deepCopy();
        given.forEach((key, value) -> {
            if (!whole.has(key)) {
                whole.put(key, value);
            }
        });
        RecipientEntry entry = read(whole);
        check(entry, standing);
        return entry;
    }

    private static RecipientEntry read(ObjectNode json) {
        try {
            // JSON is YAML: one reader for both.
            return RecipientSection.read(new YamlSection(
                    (key, at, reason, remedy) -> new RecipientRefused(
                            key, new Message(reason.zh() + remedy.zh(), reason.en() + " " + remedy.en())),
                    new Yaml().compose(new StringReader(json.toString())),
                    RecipientSection.keys()));
        } catch (YAMLException notText) {
            throw new RecipientRefused("", new Message("含有不可用的字符。", "It has characters that cannot be used."));
        }
    }

    private static void check(RecipientEntry entry, Map<String, String> standing) {
        String name = entry.recipient().name();
        if (name.isBlank() || name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
            throw new RecipientRefused("name", new Message("名称应为 1 至 100 个字符。", "A name has 1 to 100 characters."));
        }
        entry.settings().forEach((key, value) -> {
            if (!value.equals(standing.get(key))) {
                check(entry.recipient().id(), key, value);
            }
        });
    }

    private static void check(String id, String key, String value) {
        if (value.length() > LONGEST_TEXT || value.chars().anyMatch(Character::isISOControl)) {
            throw new RecipientRefused(key, new Message("值过长或含控制字符。", "It is too long or has control characters."));
        }
        Matcher placeholder = PLACEHOLDER.matcher(value);
        while (placeholder.find()) {
            if (!PLACEHOLDERS.contains(placeholder.group(1))) {
                throw new RecipientRefused(
                        key,
                        new Message(
                                "此处不能使用占位符 " + placeholder.group() + "。",
                                "The placeholder " + placeholder.group() + " cannot be used here."));
            }
        }
        if (value.startsWith(OWN) && !value.endsWith("." + id)) {
            throw new RecipientRefused(
                    key,
                    new Message(
                            "只能引用该接收方自己的凭据，如 credentials:sftp." + id + "。",
                            "Only credentials of its own can be named, such as credentials:sftp." + id + "."));
        }
    }
}
