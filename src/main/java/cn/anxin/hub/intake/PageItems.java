package cn.anxin.hub.intake;

import cn.anxin.hub.record.FaultCode;
import cn.anxin.hub.record.RecordJson;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** A page of an agency's service: {@code {"items": [record, …], "next": "cursor" or null}}. Other keys are passed over. */
final class PageItems {

    private static final int LONGEST_CURSOR = 2_000;

    private boolean items;
    private boolean ending;
    private Optional<String> next = Optional.empty();

    private PageItems() {}

    /**
     * The cursor of the page after this one; empty where none follows.
     *
     * @throws FileRefused where it is not such a page to its end, so that nothing of it may be taken
     */
    static Optional<String> check(InputStream in) throws IOException, FileRefused {
        PageItems page = new PageItems();
        try (JsonParser parser = RecordJson.parser(in)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw refused("应为一个 JSON 对象", "it is no JSON object");
            }
            for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
                parser.nextToken();
                page.read(key, parser);
            }
            if (parser.currentToken() != JsonToken.END_OBJECT || parser.nextToken() != null) {
                throw refused("JSON 之后还有内容", "something follows the JSON");
            }
        } catch (JsonProcessingException e) {
            throw refused("不是完整的 JSON", "it is no complete JSON: " + e.getOriginalMessage());
        } catch (CharConversionException e) {
            throw refused("JSON 应为 UTF-8", "JSON has to be UTF-8");
        }
        if (!page.items || !page.ending) {
            throw refused("须有 items（数组）和 next（文本或 null）", "items (an array) and next (text or null) are wanted");
        }
        return page.next;
    }

    private void read(String key, JsonParser parser) throws IOException, FileRefused {
        switch (key) {
            case "items" -> {
                items = parser.currentToken() == JsonToken.START_ARRAY;
                while (items && parser.nextToken() != JsonToken.END_ARRAY) {
                    RecordJson.next(parser);
                }
            }
            case "next" -> {
                ending = parser.currentToken() == JsonToken.VALUE_NULL || isCursor(parser);
                next = isCursor(parser) ? Optional.of(parser.getText()) : Optional.empty();
            }
            default -> parser.skipChildren();
        }
    }

    private static boolean isCursor(JsonParser parser) throws IOException {
        return parser.currentToken() == JsonToken.VALUE_STRING
                && !parser.getText().isEmpty()
                && parser.getText().length() <= LONGEST_CURSOR
                && parser.getText().chars().noneMatch(c -> c == 0 || Character.isSurrogate((char) c));
    }

    /** The records of a page that was found right. */
    static Rows open(InputStream in, String source) throws IOException {
        JsonParser parser = RecordJson.parser(in);
        parser.nextToken();
        for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
            parser.nextToken();
            if (key.equals("items")) {
                return JsonItems.within(parser, source);
            }
            parser.skipChildren();
        }
        throw new IOException("a page without items was not refused");
    }

    private static FileRefused refused(String zh, String en) {
        return new FileRefused(FaultCode.STRUCTURE, zh, en);
    }
}
