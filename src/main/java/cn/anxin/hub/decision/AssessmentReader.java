package cn.anxin.hub.decision;

import cn.anxin.hub.decision.Assessment.ConditionResult;
import cn.anxin.hub.decision.Assessment.Ground;
import cn.anxin.hub.decision.Assessment.MeasureInForce;
import cn.anxin.hub.decision.Assessment.PolicyReference;
import cn.anxin.hub.decision.Assessment.Result;
import cn.anxin.hub.decision.Assessment.Warning;
import cn.anxin.hub.record.Uscc;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** Reads an assessment's JSON, with what is kept beside it. */
record AssessmentReader(String policySha256, List<String> openParameters) {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    Assessment read(String json) {
        JsonNode object = parse(json);
        JsonNode policy = object.path("policy");
        return new Assessment(
                new Uscc(text(object, "uscc")),
                day(object, "asOf"),
                new PolicyReference(text(policy, "id"), number(policy, "version"), policySha256),
                Status.valueOf(text(object, "status")),
                list(object, "scopeItems", JsonNode::intValue),
                list(object, "articles", JsonNode::intValue),
                list(object, "grounds", AssessmentReader::ground),
                list(object, "conditions", AssessmentReader::condition),
                list(object, "measures", AssessmentReader::measure),
                list(object, "warnings", warning -> new Warning(text(warning, "code"), text(warning, "record"))),
                dayOrNone(object, "nextReviewOn"),
                List.copyOf(openParameters));
    }

    private static Ground ground(JsonNode ground) {
        return new Ground(
                number(ground, "article"),
                number(ground, "item"),
                day(ground, "since"),
                dayOrNone(ground, "until"),
                list(ground, "records", JsonNode::textValue),
                day(ground, "repairableFrom"));
    }

    private static ConditionResult condition(JsonNode condition) {
        return new ConditionResult(
                number(condition, "article"),
                number(condition, "item"),
                Result.valueOf(text(condition, "result")),
                list(condition, "records", JsonNode::textValue));
    }

    private static MeasureInForce measure(JsonNode measure) {
        return new MeasureInForce(
                number(measure, "article"),
                number(measure, "item"),
                list(measure, "recipientKinds", JsonNode::textValue));
    }

    private static JsonNode parse(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not an assessment: " + e.getOriginalMessage(), e);
        }
    }

    private static String text(JsonNode object, String name) {
        JsonNode value = object.path(name);
        if (!value.isTextual()) {
            throw new IllegalArgumentException("not an assessment: no text \"" + name + "\"");
        }
        return value.textValue();
    }

    private static int number(JsonNode object, String name) {
        JsonNode value = object.path(name);
        if (!value.isInt()) {
            throw new IllegalArgumentException("not an assessment: no number \"" + name + "\"");
        }
        return value.intValue();
    }

    private static LocalDate day(JsonNode object, String name) {
        try {
            return LocalDate.parse(text(object, name));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("not an assessment: no day \"" + name + "\"", e);
        }
    }

    private static Optional<LocalDate> dayOrNone(JsonNode object, String name) {
        return object.path(name).isNull() ? Optional.empty() : Optional.of(day(object, name));
    }

    private static <T> List<T> list(JsonNode object, String name, Function<JsonNode, T> read) {
        return StreamSupport.stream(object.path(name).spliterator(), false)
                .map(read)
                .toList();
    }
}
