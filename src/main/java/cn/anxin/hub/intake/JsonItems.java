package cn.anxin.hub.intake;

import cn.anxin.hub.record.FaultCode;
import cn.anxin.hub.record.RecordJson;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** The records of a request: one JSON object, or an array of them. */
final class JsonItems implements Rows {

    private final JsonParser parser;
    private final String source;
    private final boolean array;
    private long number;

    private JsonItems(JsonParser parser, String source, boolean array) {
        this.parser = parser;
        this.source = source;
        this.array = array;
    }

    static JsonItems open(InputStream in, String source) throws IOException {
        JsonParser parser = RecordJson.parser(in);
        boolean array = parser.nextToken() == JsonToken.START_ARRAY;
        if (array) {
            parser.nextToken();
        }
        return new JsonItems(parser, source, array);
    }

    /** Those of the array at which a parser stands; it is closed with them. */
    static JsonItems within(JsonParser parser, String source) throws IOException {
        parser.nextToken();
        return new JsonItems(parser, source, true);
    }

    /** @throws FileRefused where it is not JSON to its end, so that nothing of it may be taken */
    static void check(InputStream in, String source) throws IOException, FileRefused {
        try (JsonItems items = open(in, source)) {
            if (!items.array && items.parser.currentToken() != JsonToken.START_OBJECT) {
                throw new FileRefused(
                        FaultCode.STRUCTURE, "应为一个 JSON 对象或数组", "write one JSON object, or an array of them");
            }
            Optional<JsonNode> node = items.node();
            while (node.isPresent()) {
                node = items.node();
            }
            if (items.parser.nextToken() != null) {
                throw new FileRefused(FaultCode.STRUCTURE, "JSON 之后还有内容", "something follows the JSON");
            }
        } catch (JsonProcessingException e) {
            String where = e.getLocation() == null
                    ? ""
                    : " (" + e.getLocation().getLineNr() + ":" + e.getLocation().getColumnNr() + ")";
            throw new FileRefused(FaultCode.STRUCTURE, "不是合法的 JSON" + where, "not valid JSON" + where + ": " + said(e));
        } catch (CharConversionException e) {
            throw new FileRefused(FaultCode.ENCODING, "JSON 应为 UTF-8", "JSON has to be UTF-8");
        }
    }

    /** The parser names its source, and switches of its own, at the end of some of its words. */
    private static String said(JsonProcessingException e) {
        return e.getOriginalMessage().replaceAll("\\s*\\(?[^(]*\\[Source:.*", "");
    }

    @Override
    public Optional<RawRow> next() throws IOException {
        long from = parser.currentLocation().getByteOffset();
        Optional<JsonNode> node = node();
        if (node.isEmpty()) {
            return Optional.empty();
        }
        number++;
        return Optional.of(new RawRow(
                number,
                RecordJson.raw(node.get(), Optional.of(source), Optional.empty()),
                parser.currentLocation().getByteOffset() - from));
    }

    private Optional<JsonNode> node() throws IOException {
        JsonToken token = parser.currentToken();
        if (token == null || (array && token == JsonToken.END_ARRAY)) {
            return Optional.empty();
        }
        JsonNode node = RecordJson.next(parser);
        if (array) {
            parser.nextToken();
        }
        return Optional.of(node);
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
