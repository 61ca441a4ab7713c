package cn.anxin.hub.notice;

import cn.anxin.hub.notice.NoticeBody.Evidence;
import cn.anxin.hub.notice.NoticeBody.Ground;
import cn.anxin.hub.notice.NoticeBody.Measure;
import cn.anxin.hub.notice.NoticeBody.PolicyLabel;
import cn.anxin.hub.policy.Authority;
import cn.anxin.hub.record.Uscc;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Reads back what {@link CloudEvent} wrote. */
final class CloudEventReader {

    private static final JsonMapper JSON = new JsonMapper();

    private CloudEventReader() {}

    static Notice read(String text) {
        JsonNode event = tree(text);
        if (!event.path("type").asText().equals(CloudEvent.TYPE)) {
            throw new IllegalArgumentException("not a " + CloudEvent.TYPE + ": " + event.path("type"));
        }
        JsonNode data = event.get("data");
        return new Notice(
                UUID.fromString(event.get("id").asText()),
                data.get("noticeNo").asText(),
                OffsetDateTime.parse(event.get("time").asText()),
                body(data));
    }

    private static NoticeBody body(JsonNode data) {
        JsonNode authority = data.get("issuingAuthority");
        JsonNode policy = data.get("policy");
        return new NoticeBody(
                data.get("recipient").asText(),
                data.get("sequence").asInt(),
                Change.valueOf(data.get("change").asText()),
                Regime.valueOf(data.get("regime").asText()),
                enterprise(data.get("enterprise")),
                list(data.get("grounds"), CloudEventReader::ground),
                list(data.get("measures"), CloudEventReader::measure),
                LocalDate.parse(data.get("effectiveFrom").asText()),
                optional(data.get("expectedUntil")).map(LocalDate::parse),
                optional(data.get("endReason")).map(EndReason::valueOf),
                new Authority(
                        authority.get("code").asText(), authority.get("name").asText()),
                new PolicyLabel(policy.get("id").asText(), policy.get("version").asInt()));
    }

    private static Enterprise enterprise(JsonNode node) {
        return new Enterprise(
                new Uscc(node.get("uscc").asText()), node.get("name").asText(), optional(node.get("district")));
    }

    private static Ground ground(JsonNode node) {
        return new Ground(
                node.get("article").asInt(),
                node.get("item").asInt(),
                node.get("text").asText(),
                LocalDate.parse(node.get("since").asText()),
                optional(node.get("until")).map(LocalDate::parse),
                list(node.get("evidence"), CloudEventReader::evidence));
    }

    private static Evidence evidence(JsonNode node) {
        return new Evidence(
                node.get("documentNo").asText(), LocalDate.parse(node.get("on").asText()));
    }

    private static Measure measure(JsonNode node) {
        return new Measure(
                node.get("article").asInt(),
                node.get("item").asInt(),
                node.get("text").asText(),
                node.get("requiresConfirmation").asBoolean());
    }

    private static <T> List<T> list(JsonNode array, Function<JsonNode, T> element) {
        List<T> elements = new ArrayList<>();
        array.forEach(node -> elements.add(element.apply(node)));
        return List.copyOf(elements);
    }

    private static Optional<String> optional(JsonNode node) {
        return node.isNull() ? Optional.empty() : Optional.of(node.asText());
    }

    private static JsonNode tree(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException fault) {
            throw new IllegalArgumentException("not JSON", fault);
        }
    }
}
