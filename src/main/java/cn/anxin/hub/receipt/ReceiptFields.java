package cn.anxin.hub.receipt;

import cn.anxin.hub.record.Message;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The fields of a receipt as text, by whichever way it came; blank ones are left out. */
record ReceiptFields(Map<String, String> texts) {

    static final String NOTICE_ID = "noticeId";
    static final String RECIPIENT = "recipient";
    static final String OUTCOME = "outcome";
    static final String MEASURES = "measures";
    static final String REASON = "reason";
    static final String AT = "at";

    static final Set<String> ALL = Set.of(NOTICE_ID, RECIPIENT, OUTCOME, MEASURES, REASON, AT);

    private static final Map<String, String> OTHER_NAMES = Map.of(
            "notice_id",
            NOTICE_ID,
            "通知标识",
            NOTICE_ID,
            "接收方",
            RECIPIENT,
            "结果",
            OUTCOME,
            "措施",
            MEASURES,
            "原因",
            REASON,
            "时间",
            AT);

    /** The field that a column's name means; the name itself where it means none. */
    static String named(String column) {
        String name = column.strip();
        return OTHER_NAMES.getOrDefault(name, name);
    }

    static ReceiptFields of(JsonNode object) {
        Map<String, String> texts = new LinkedHashMap<>();
        object.properties().forEach(field -> {
            String text = field.getKey().equals(MEASURES) ? measures(field.getValue()) : text(field.getValue());
            put(texts, field.getKey(), text);
        });
        return new ReceiptFields(texts);
    }

    static void put(Map<String, String> texts, String field, String text) {
        if (!text.isBlank()) {
            texts.put(field, text.strip());
        }
    }

    String text(String field) {
        return texts.getOrDefault(field, "");
    }

    /** A JSON object of a measure may have more than its place: whoever copies it from the notice does no harm. */
    private static String measures(JsonNode value) {
        if (!value.isArray()) {
            return text(value);
        }
        List<String> places = new ArrayList<>();
        for (JsonNode each : value) {
            boolean place =
                    each.path("article").isIntegralNumber() && each.path("item").isIntegralNumber();
            places.add(
                    place
                            ? each.path("article").asText() + "("
                                    + each.path("item").asText() + ")"
                            : text(each));
        }
        return String.join(";", places);
    }

    private static String text(JsonNode value) {
        return value.isNull() ? "" : value.isValueNode() ? value.asText() : value.toString();
    }

    /** What stood there, for a receipt that is refused. */
    Message unknown(String field) {
        return new Message("没有字段 " + field + "，请核对拼写", "a receipt has no field " + field + "; check its spelling");
    }
}
