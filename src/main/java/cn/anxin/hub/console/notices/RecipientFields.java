package cn.anxin.hub.console.notices;

import cn.anxin.hub.notice.Way;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.util.MultiValueMap;

/** The form of a recipient's entry: which fields it has by each way, and what was typed into them. */
final class RecipientFields {

    private static final List<String> TERMS = List.of("receivedWithin", "liftedWithin");

    private RecipientFields() {}

    /**
     * A field.
     *
     * @param choices what it can be; none where it is typed
     * @param required whether an entry of this way must have it
     */
    record Field(String name, List<String> choices, boolean required) {

        private static Field required(String name) {
            return new Field(name, List.of(), true);
        }

        private static Field optional(String name) {
            return new Field(name, List.of(), false);
        }

        private static Field choice(String name, String... choices) {
            return new Field(name, List.of(choices), false);
        }
    }

    /** Where a recipient of this way is reached, and in which form. */
    static List<Field> of(Way way) {
        return switch (way) {
            case JMS -> List.of();
            case SFTP ->
                List.of(
                        // The sandbox of the embedded city gives these where they are left empty.
                        Field.optional("address"),
                        Field.optional("knownHosts"),
                        Field.optional("secret"),
                        Field.optional("privateKey"),
                        Field.optional("passphrase"),
                        Field.choice("format", "csv", "jsonl"),
                        Field.choice("charset", "UTF-8", "GB18030"),
                        Field.choice("protect", "", "pgp", "sm"),
                        Field.optional("encryptTo"),
                        Field.optional("signWith"),
                        Field.optional("signPassphrase"));
            case HTTP ->
                List.of(
                        Field.required("address"),
                        Field.required("secret"),
                        Field.choice("signature", "hmac-sha256", "hmac-sm3"),
                        Field.optional("authorities"),
                        Field.optional("timeout"));
            case TABLE ->
                List.of(
                        Field.required("address"),
                        Field.required("user"),
                        Field.required("secret"),
                        Field.required("table"),
                        Field.optional("receiptTable"));
        };
    }

    /**
     * The entry that was typed in.
     *
     * @param standing the settings that a known one has: what is left empty of these is taken away
     */
    static ObjectNode entry(MultiValueMap<String, String> typed, Way way, Map<String, String> standing) {
        ObjectNode entry = JsonNodeFactory.instance.objectNode();
        Stream.of("id", "name", "kind").filter(typed::containsKey).forEach(key -> entry.put(key, value(typed, key)));
        typed.getOrDefault("districts", List.of()).forEach(entry.withArray("districts")::add);
        Stream.concat(of(way).stream().map(Field::name), TERMS.stream()).forEach(key -> {
            String value = value(typed, key);
            if (!value.isEmpty()) {
                entry.put(key, value);
            } else if (standing.containsKey(key)) {
                entry.putNull(key);
            }
        });
        return entry;
    }

    private static String value(MultiValueMap<String, String> typed, String key) {
        String value = typed.getFirst(key);
        return value == null ? "" : value.strip();
    }
}
