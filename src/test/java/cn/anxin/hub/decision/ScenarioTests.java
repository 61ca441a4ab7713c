package cn.anxin.hub.decision;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anxin.hub.record.CreditRecord;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The contract's own cases: records in, the whole answer out, compared as JSON. */
class ScenarioTests {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TestFactory
    Stream<DynamicTest> theAnswerIsTheContracts() throws IOException {
        try (InputStream cases = ScenarioTests.class.getResourceAsStream("scenarios.json")) {
            return StreamSupport.stream(MAPPER.readTree(cases).spliterator(), false)
                    .map(scenario ->
                            DynamicTest.dynamicTest(scenario.path("name").asText(), () -> check(scenario)));
        }
    }

    private static void check(JsonNode scenario) throws IOException {
        List<CreditRecord> records = new ArrayList<>();
        for (JsonNode record : scenario.path("records")) {
            records.add(record(record));
        }
        LocalDate asOf = LocalDate.parse(scenario.path("asOf").asText());
        Answer answer = new StatelessQuestion(Wuxi.DECISION).ask(records, asOf);
        assertThat(answer).isInstanceOf(Answer.Decided.class);
        List<Assessment> assessments = ((Answer.Decided) answer).assessments();
        assertThat(assessments).hasSize(1);
        assertThat(json(assessments.get(0))).isEqualTo(scenario.path("answer"));
    }

    private static CreditRecord record(JsonNode record) {
        Map<String, Object> fields = new HashMap<>();
        fields.put("revision", record.path("revision").asText("1"));
        fields.put("op", record.path("op").asText("UPSERT"));
        record.path("data")
                .properties()
                .forEach(cell -> fields.put(
                        cell.getKey(),
                        cell.getValue().isArray()
                                ? StreamSupport.stream(cell.getValue().spliterator(), false)
                                        .map(JsonNode::asText)
                                        .toList()
                                : cell.getValue().asText()));
        return Records.record(record.path("record").asText(), fields);
    }

    private static JsonNode json(Assessment assessment) throws IOException {
        return MAPPER.readTree(AssessmentJson.write(assessment));
    }
}
