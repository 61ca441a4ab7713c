package cn.anxin.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anxin.hub.support.Web;
import cn.anxin.hub.support.WebTest;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@WebTest
class AssessmentsIT {

    private static final String PATH = "/api/v1/assessments";
    private static final String PROFILE = """
            {"source": "emergency", "type": "profile", "recordId": "F-1", "uscc": "91320205MA1WX0T109",
             "enterpriseName": "无锡一厂", "data": {"valid_from": "2021年1月1日", "sector": "METALLURGY",
             "activities": ["STEEL"], "dust_workers": null, "major_hazard_level": "", "key_process": []}}""";
    private static final String REFUSAL = """
            {"source": "emergency", "type": "order_refusal", "recordId": "O-1", "revision": 1, "op": "UPSERT",
             "uscc": "91320205MA1WX0T109", "enterpriseName": "无锡一厂", "useScope": 0,
             "data": {"refused_on": "20260501", "document_no": "锡应急〔2026〕1号"}}""";

    @LocalServerPort
    private int port;

    private Web web;

    @BeforeEach
    void open() {
        web = new Web(port);
    }

    @Test
    void anEnterpriseIsDecidedFromTheRequestsRecords() {
        HttpResponse<String> answer = ask("2026/11/22", PROFILE, REFUSAL);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode assessment = json(answer).path("assessments").path(0);
        assertThat(json(answer).size()).isEqualTo(1);
        assertThat(assessment.path("asOf").asText()).isEqualTo("2026-11-22");
        assertThat(assessment.path("status").asText()).isEqualTo("JOINT_PUNISHMENT");
        assertThat(assessment.path("grounds").path(0).path("records").path(0).asText())
                .isEqualTo("emergency/order_refusal/O-1");
        assertThat(answer.headers().firstValue("Anxin-Policy-Sha256").orElse(""))
                .hasSize(64);
        assertThat(answer.headers().firstValue("Anxin-Open-Parameters").orElse(""))
                .isNotEmpty();
    }

    @Test
    void withoutADayItIsToday() {
        JsonNode answer = json(web.postJson(PATH, "{\"records\": [" + PROFILE + "]}"));

        assertThat(answer.path("assessments").path(0).path("asOf").asText()).isEqualTo("2026-11-22");
    }

    @Test
    void withoutRecordsNothingIsDecided() {
        assertThat(web.postJson(PATH, "{\"records\": []}").body()).isEqualTo("{\"assessments\":[]}");
    }

    @Test
    void everyFaultOfEveryRecordIsTold() {
        HttpResponse<String> answer = ask(
                "2026-11-22",
                REFUSAL.replace("T109", "T108").replace("20260501", "2026-02-30"),
                REFUSAL.replace("\"O-1\"", "\"\""),
                "17");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(errors(answer))
                .containsExactly(
                        "emergency/order_refusal/O-1 uscc CHECK_DIGIT",
                        "emergency/order_refusal/O-1 refused_on FORMAT",
                        "records[1] record_id REQUIRED",
                        "records[2]  STRUCTURE");
        assertThat(json(answer).path("errors").path(0).path("message").asText()).contains(" / ");
        assertThat(json(answer).path("errors").path(0).size()).isEqualTo(4);
    }

    @Test
    void oneRevisionWithTwoContentsIsAConflict() {
        HttpResponse<String> answer = ask("2026-11-22", PROFILE, PROFILE.replace("STEEL", "METAL_DUST"));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(errors(answer)).containsExactly("emergency/profile/F-1 revision REVISION_CONFLICT");
        assertThat(ask("2026-11-22", PROFILE, PROFILE).statusCode()).isEqualTo(200);
    }

    @Test
    void aDayBeforeThePolicyIsRefused() {
        HttpResponse<String> answer = ask("2020-12-31", PROFILE);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(json(answer).path("code").asText()).isEqualTo("POLICY_NOT_IN_FORCE");
        assertThat(json(answer).path("effectiveFrom").asText()).isEqualTo("2021-01-01");
    }

    @Test
    void anUnknownMemberOrAWrongDayIsAFault() {
        assertThat(errors(web.postJson(PATH, "{\"records\": [], \"asof\": \"2026-01-01\"}")))
                .containsExactly(" asof UNKNOWN_COLUMN");
        assertThat(errors(web.postJson(PATH, "{\"records\": [], \"asOf\": \"2026-02-29\"}")))
                .containsExactly(" asOf FORMAT");
        assertThat(errors(web.postJson(PATH, "{\"records\": {}}"))).containsExactly(" records FORMAT");
        assertThat(errors(web.postJson(PATH, "{}"))).containsExactly(" records REQUIRED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "null",
                "{",
                "{\"records\": [",
                "{\"records\": []}{}",
                "{\"records\": [], \"records\": []}",
                "{\"records\": [{\"a\": 1, \"a\": 2}]}",
                "\u0000"
            })
    void whatIsNotOneJsonObjectIsMalformed(String body) {
        HttpResponse<String> answer = web.postJson(PATH, body);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(json(answer).path("code").asText()).isEqualTo("MALFORMED");
        assertThat(answer.body()).doesNotContain("Exception").doesNotContain("com.fasterxml");
    }

    @Test
    void hostileValuesAreFaultsAndHarmNothing() {
        String nested = "[".repeat(2000) + "]".repeat(2000);
        assertThat(ask("2026-11-22", nested).statusCode()).isEqualTo(400);
        for (String number : List.of("1e999999999", "-1e999999999", "1e-999999999", "\"1e999999999\"")) {
            HttpResponse<String> answer =
                    ask("2026-11-22", PROFILE.replace("\"dust_workers\": null", "\"dust_workers\": " + number));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        }
    }

    @Test
    void tooManyRecordsAreRefused() {
        String many = IntStream.rangeClosed(0, AssessmentRequest.MOST_RECORDS)
                .mapToObj(i -> "{}")
                .collect(Collectors.joining(","));

        assertThat(ask("2026-11-22", many).statusCode()).isEqualTo(413);
    }

    private HttpResponse<String> ask(String asOf, String... records) {
        return web.postJson(PATH, "{\"asOf\": \"" + asOf + "\", \"records\": [" + String.join(",", records) + "]}");
    }

    private static List<String> errors(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        return json(answer)
                .path("errors")
                .valueStream()
                .map(error -> error.path("record").asText() + " "
                        + error.path("column").asText() + " "
                        + error.path("code").asText())
                .toList();
    }

    private static JsonNode json(HttpResponse<String> answer) {
        try {
            return new ObjectMapper().readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw new AssertionError(answer.body(), e);
        }
    }
}
