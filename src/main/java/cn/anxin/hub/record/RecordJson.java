package cn.anxin.hub.record;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A record as a JSON object (docs/exchange.md, section 4): the form of every way in but CSV and XLSX. */
public final class RecordJson {

    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final ObjectReader ONE = MAPPER.reader();
    private static final ObjectReader NEXT = ONE.without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private static final Map<String, String> COLUMN_OF_KEY = Map.of(
            "recordId", CommonColumns.RECORD_ID,
            "revision", CommonColumns.REVISION,
            "op", CommonColumns.OP,
            "uscc", CommonColumns.USCC,
            "enterpriseName", CommonColumns.ENTERPRISE_NAME,
            "useScope", CommonColumns.USE_SCOPE);

    private RecordJson() {}

    /** A parser of JSON as records need it: a key twice in one object is an error. */
    public static JsonParser parser(InputStream in) throws IOException {
        return MAPPER.createParser(in);
    }

    /** The one value of a text, missing where it is empty; numbers keep every digit. */
    public static JsonNode one(InputStream in) throws IOException {
        try (JsonParser parser = parser(in)) {
            return tree(ONE, parser);
        }
    }

    /** The one value of a text. */
    public static JsonNode one(String text) throws JsonProcessingException {
        try (JsonParser parser = MAPPER.createParser(text)) {
            return tree(ONE, parser);
        } catch (JsonProcessingException e) {
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException("a string cannot fail to be read", e);
        }
    }

    /** The next value, whatever follows it. */
    public static JsonNode next(JsonParser parser) throws IOException {
        return tree(NEXT, parser);
    }

    private static JsonNode tree(ObjectReader reader, JsonParser parser) throws IOException {
        try {
            JsonNode tree = reader.readTree(parser);
            return tree == null ? MissingNode.getInstance() : tree;
        } catch (NumberFormatException outOfRange) {
            // 1e99999999999 is JSON, but no exponent of a BigDecimal: the parser lets its exception through.
            throw new JsonParseException(parser, "a number is out of range", outOfRange);
        }
    }

    /**
     * Takes one JSON value as a record. Whatever is not of the form becomes a fault of the raw record.
     *
     * @param source the feed it came through, which the object may name again; empty where the object must name it
     * @param type the type that is meant where the object names none
     */
    public static RawRecord raw(JsonNode json, Optional<String> source, Optional<String> type) {
        if (!json.isObject()) {
            Message message = new Message("应为一个 JSON 对象", "write one JSON object a record");
            return RawRecord.unreadable(
                    source.orElse(""),
                    type.orElse(""),
                    new Fault("", FaultCode.STRUCTURE, message, RawText.shown(json)));
        }
        List<Fault> faults = new ArrayList<>();
        String ownSource = claimed(json, "source", source, faults);
        String ownType = claimed(json, "type", type, faults);
        return new RawRecord(ownSource, ownType, fields(json, ownSource, ownType, faults), faults);
    }

    private static String claimed(JsonNode json, String key, Optional<String> expected, List<Fault> faults) {
        JsonNode node = json.path(key);
        boolean absent = node.isMissingNode() || RawText.isAbsent(plain(node));
        if (absent) {
            if (expected.isEmpty()) {
                Message message = new Message("必填，不能为空", "required; it must not be blank");
                faults.add(new Fault(key, FaultCode.REQUIRED, message, ""));
            }
            return expected.orElse("");
        }
        if (!node.isTextual()) {
            Message message = new Message("应为一个字符串", "write one string");
            faults.add(new Fault(key, FaultCode.FORMAT, message, RawText.shown(node)));
            return expected.orElse("");
        }
        String claimed = RawText.trim(node.textValue());
        if (expected.isPresent() && !expected.get().equals(claimed)) {
            String want = expected.get();
            Message message = new Message("应为 " + want + "，或省略", "write " + want + ", or leave it out");
            faults.add(new Fault(key, FaultCode.CODE, message, RawText.shown(claimed)));
        }
        return claimed;
    }

    private static Map<String, Object> fields(JsonNode json, String source, String type, List<Fault> faults) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : json.properties()) {
            String key = entry.getKey();
            if (COLUMN_OF_KEY.containsKey(key)) {
                put(fields, COLUMN_OF_KEY.get(key), entry.getValue());
            } else if (key.equals("data")) {
                putData(fields, entry.getValue(), faults);
            } else if (!key.equals("source") && !key.equals("type")) {
                put(fields, isColumn(source, type, key) ? "record." + key : key, entry.getValue());
            }
        }
        return fields;
    }

    private static void putData(Map<String, Object> fields, JsonNode data, List<Fault> faults) {
        if (data.isObject()) {
            data.properties().forEach(entry -> {
                boolean common = CommonColumns.names().contains(entry.getKey());
                put(fields, common ? "data." + entry.getKey() : entry.getKey(), entry.getValue());
            });
        } else if (!data.isNull()) {
            Message message = new Message("应为一个 JSON 对象", "write one JSON object");
            faults.add(new Fault("data", FaultCode.FORMAT, message, RawText.shown(data)));
        }
    }

    /** A column of the type or a common one, which has its place in {@code data} or under its own key. */
    private static boolean isColumn(String source, String type, String key) {
        return CommonColumns.names().contains(key)
                || RecordTypes.find(source, type).flatMap(t -> t.column(key)).isPresent();
    }

    private static void put(Map<String, Object> fields, String column, JsonNode value) {
        Object plain = plain(value);
        if (plain != null) {
            fields.put(column, plain);
        }
    }

    private static @Nullable Object plain(JsonNode node) {
        return switch (node.getNodeType()) {
            case STRING -> node.textValue();
            case NUMBER -> node.decimalValue();
            case BOOLEAN -> node.booleanValue();
            case ARRAY -> plainList(node);
            case OBJECT -> Map.of("json", node.toString());
            default -> null;
        };
    }

    private static List<Object> plainList(JsonNode array) {
        List<Object> values = new ArrayList<>();
        for (JsonNode element : array) {
            Object plain = plain(element);
            if (plain != null) {
                values.add(plain);
            }
        }
        return values;
    }
}
