package cn.anxin.hub.decision;

import cn.anxin.hub.decision.Assessment.ConditionResult;
import cn.anxin.hub.decision.Assessment.Ground;
import cn.anxin.hub.decision.Assessment.MeasureInForce;
import cn.anxin.hub.decision.Assessment.Warning;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** An assessment as the JSON object of the contract: same assessment, same bytes. */
public final class AssessmentJson {

    private static final JsonFactory JSON = new JsonFactory();

    private AssessmentJson() {}

    /** The contract's object; the policy's digest and the open parameters are no part of it. */
    public static String write(Assessment assessment) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            write(assessment, json);
        } catch (IOException e) {
            throw new UncheckedIOException("a string cannot fail to be written", e);
        }
        return text.toString();
    }

    /**
     * Reads back what {@link #write} wrote.
     *
     * @param policySha256 the digest that is kept beside it
     * @param openParameters what is kept beside it
     * @throws IllegalArgumentException where the text is no such object
     */
    public static Assessment read(String json, String policySha256, List<String> openParameters) {
        return new AssessmentReader(policySha256, openParameters).read(json);
    }

    private static void write(Assessment assessment, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("uscc", assessment.uscc().value());
        json.writeStringField("asOf", assessment.asOf().toString());
        json.writeObjectFieldStart("policy");
        json.writeStringField("id", assessment.policy().id());
        json.writeNumberField("version", assessment.policy().version());
        json.writeEndObject();
        json.writeStringField("status", assessment.status().name());
        numbers(json, "scopeItems", assessment.scopeItems());
        numbers(json, "articles", assessment.articles());
        list(json, "grounds", assessment.grounds(), AssessmentJson::ground);
        list(json, "conditions", assessment.conditions(), AssessmentJson::condition);
        list(json, "measures", assessment.measures(), AssessmentJson::measure);
        list(json, "warnings", assessment.warnings(), AssessmentJson::warning);
        day(json, "nextReviewOn", assessment.nextReviewOn());
        json.writeEndObject();
    }

    private static void ground(JsonGenerator json, Ground ground) throws IOException {
        json.writeNumberField("article", ground.article());
        json.writeNumberField("item", ground.item());
        json.writeStringField("since", ground.since().toString());
        day(json, "until", ground.until());
        texts(json, "records", ground.records());
        json.writeStringField("repairableFrom", ground.repairableFrom().toString());
    }

    private static void condition(JsonGenerator json, ConditionResult condition) throws IOException {
        json.writeNumberField("article", condition.article());
        json.writeNumberField("item", condition.item());
        json.writeStringField("result", condition.result().name());
        texts(json, "records", condition.records());
    }

    private static void measure(JsonGenerator json, MeasureInForce measure) throws IOException {
        json.writeNumberField("article", measure.article());
        json.writeNumberField("item", measure.item());
        texts(json, "recipientKinds", measure.recipientKinds());
    }

    private static void warning(JsonGenerator json, Warning warning) throws IOException {
        json.writeStringField("code", warning.code());
        json.writeStringField("record", warning.record());
    }

    private interface Fields<T> {
        void write(JsonGenerator json, T value) throws IOException;
    }

    private static <T> void list(JsonGenerator json, String name, List<T> values, Fields<T> fields) throws IOException {
        json.writeArrayFieldStart(name);
        for (T value : values) {
            json.writeStartObject();
            fields.write(json, value);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void texts(JsonGenerator json, String name, List<String> texts) throws IOException {
        json.writeArrayFieldStart(name);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }

    private static void numbers(JsonGenerator json, String name, List<Integer> numbers) throws IOException {
        json.writeArrayFieldStart(name);
        for (int number : numbers) {
            json.writeNumber(number);
        }
        json.writeEndArray();
    }

    private static void day(JsonGenerator json, String name, Optional<LocalDate> day) throws IOException {
        if (day.isPresent()) {
            json.writeStringField(name, day.get().toString());
        } else {
            json.writeNullField(name);
        }
    }
}
