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
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Reads back what {@link CloudEvent} wrote; anything else is an {@link IllegalArgumentException}. */
final class CloudEventReader {

    private static final JsonMapper JSON = new JsonMapper();

    private CloudEventReader() {}

    static Notice read(String text) {
        JsonNode event = tree(text);
        if (!event.path("type").asText().equals(CloudEvent.TYPE)) {
            throw new IllegalArgumentException("not a " + CloudEvent.TYPE + ": " + event.path("type"));
        }
        JsonNode data = member(event, "data");
        return new Notice(
                UUID.fromString(member(event, "id").asText()),
                member(data, "noticeNo").asText(),
                time(member(event, "time")),
                body(data));
    }

    private static NoticeBody body(JsonNode data) {
        JsonNode authority = member(data, "issuingAuthority");
        JsonNode policy = member(data, "policy");
        return new NoticeBody(
                member(data, "recipient").asText(),
                member(data, "sequence").asInt(),
                Change.valueOf(member(data, "change").asText()),
                Regime.valueOf(member(data, "regime").asText()),
                enterprise(member(data, "enterprise")),
                list(member(data, "grounds"), CloudEventReader::ground),
                list(member(data, "measures"), CloudEventReader::measure),
                day(member(data, "effectiveFrom")),
                optionalDay(member(data, "expectedUntil")),
                optional(member(data, "endReason")).map(EndReason::valueOf),
                new Authority(
                        member(authority, "code").asText(),
                        member(authority, "name").asText()),
                new PolicyLabel(
                        member(policy, "id").asText(), member(policy, "version").asInt()));
    }

    private static Enterprise enterprise(JsonNode node) {
        return new Enterprise(
                new Uscc(member(node, "uscc").asText()),
                member(node, "name").asText(),
                optional(member(node, "district")));
    }

    private static Ground ground(JsonNode node) {
        return new Ground(
                member(node, "article").asInt(),
                member(node, "item").asInt(),
                member(node, "text").asText(),
                day(member(node, "since")),
                optionalDay(member(node, "until")),
                list(member(node, "evidence"), CloudEventReader::evidence));
    }

    private static Evidence evidence(JsonNode node) {
        return new Evidence(member(node, "documentNo").asText(), day(member(node, "on")));
    }

    private static Measure measure(JsonNode node) {
        return new Measure(
                member(node, "article").asInt(),
                member(node, "item").asInt(),
                member(node, "text").asText(),
                member(node, "requiresConfirmation").asBoolean());
    }

    private static <T> List<T> list(JsonNode array, Function<JsonNode, T> element) {
        List<T> elements = new ArrayList<>();
        array.forEach(node -> elements.add(element.apply(node)));
        return List.copyOf(elements);
    }

    private static Optional<String> optional(JsonNode node) {
        return node.isNull() ? Optional.empty() : Optional.of(node.asText());
    }

    private static Optional<LocalDate> optionalDay(JsonNode node) {
        return node.isNull() ? Optional.empty() : Optional.of(day(node));
    }

    private static LocalDate day(JsonNode node) {
        try {
            return LocalDate.parse(node.asText());
        } catch (DateTimeException fault) {
            throw new IllegalArgumentException("not a day: " + node, fault);
        }
    }

    private static OffsetDateTime time(JsonNode node) {
        try {
            return OffsetDateTime.parse(node.asText());
        } catch (DateTimeException fault) {
            throw new IllegalArgumentException("not a time: " + node, fault);
        }
    }

    private static JsonNode member(JsonNode object, String name) {
        JsonNode member = object.get(name);
        if (member == null) {
            throw new IllegalArgumentException("not an event: no " + name);
        }
        return member;
    }

    private static JsonNode tree(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException fault) {
            throw new IllegalArgumentException("not JSON", fault);
        }
    }
}
