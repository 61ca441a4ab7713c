package cn.anxin.hub.receipt;

import cn.anxin.hub.record.Message;
import cn.anxin.hub.record.RecordJson;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.CharConversionException;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Takes the receipts of a request or a message: one JSON object, or an array of them. */
@Component
public class ReceiptRequests {

    /** So many in one request or message; more belong into a file, or into several. */
    public static final int MOST = 10_000;

    private final ReceiptDesk desk;
    private final Clock clock;

    ReceiptRequests(ReceiptDesk desk, Clock clock) {
        this.desk = desk;
        this.clock = clock;
    }

    /**
     * What is answered.
     *
     * @param json the answer, whether anything could be read or not
     * @param fault why nothing could be read
     */
    public record Answered(String json, Optional<Message> fault) {}

    /** Takes what a recipient has sent; nothing is taken of what is not JSON to its end. */
    public Answered take(String recipient, String way, String name, byte[] body) throws IOException {
        Origin origin = new Origin(recipient, way, name, sha256(body));
        try {
            JsonNode json = RecordJson.one(new ByteArrayInputStream(body));
            if (!json.isObject() && !json.isArray()) {
                return refuse(origin, "STRUCTURE", "应为一个 JSON 对象或数组", "write one JSON object, or an array of them");
            }
            if (json.isArray() && json.size() > MOST) {
                return refuse(origin, "RANGE", "一次最多 " + MOST + " 条回执，请分批发送", "at most " + MOST + " receipts at once");
            }
            List<Item> items = items(json, new ReceiptReader(recipient, clock.getZone()));
            return new Answered(desk.take(origin, () -> Items.of(items)), Optional.empty());
        } catch (JsonProcessingException fault) {
            String where = fault.getLocation() == null
                    ? ""
                    : " (" + fault.getLocation().getLineNr() + ":"
                            + fault.getLocation().getColumnNr() + ")";
            return refuse(origin, "STRUCTURE", "不是合法的 JSON" + where, "not valid JSON" + where);
        } catch (CharConversionException fault) {
            return refuse(origin, "ENCODING", "JSON 应为 UTF-8", "JSON has to be UTF-8");
        }
    }

    /** Keeps that what a recipient has sent is nothing that could be read. */
    Answered refuse(Origin origin, String code, String zh, String en) {
        Message message = new Message(zh, en);
        return new Answered(desk.refuse(origin, code, message), Optional.of(message));
    }

    private static List<Item> items(JsonNode json, ReceiptReader reader) {
        List<Item> items = new ArrayList<>();
        for (JsonNode each : json.isArray() ? json : List.of(json)) {
            items.add(new Item(items.size() + 1L, reader.read(each), each.toString()));
        }
        return items;
    }

    static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
