package cn.anxin.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anxin.hub.review.Reviews;
import cn.anxin.hub.support.Web;
import cn.anxin.hub.support.WebSlice;
import cn.anxin.hub.support.WebTest;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A record's way as its sender and an officer see it over HTTP. */
@WebTest
class HubApiIT {

    private static final String USCC = "91320205MA1WX0T109";
    private static final String FILE = "/api/v1/enterprises/" + USCC;
    private static final String PUSH = "/api/v1/feeds/emergency/records";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Reviews reviews;

    private Web web;

    @BeforeEach
    void open() {
        WebSlice.empty(jdbc);
        web = new Web(port);
    }

    @Test
    void whatAnAgencyPushesIsCountedDecidedAndShown() {
        HttpResponse<String> receipt = push("[" + profile("F-1", "无锡一厂") + "," + refusal("O-1", "无锡一厂") + ","
                + refusal("O-2", "无锡一厂").replace("20260501", "20269901") + "]");

        assertThat(receipt.statusCode()).as(receipt.body()).isEqualTo(200);
        assertThat(json(receipt).path("received").asInt()).isEqualTo(3);
        assertThat(json(receipt).path("accepted").asInt()).isEqualTo(2);
        assertThat(json(receipt).path("faults").path(0).path("column").asText()).isEqualTo("refused_on");

        review();
        JsonNode file = json(get(FILE));
        assertThat(file.path("name").asText()).isEqualTo("无锡一厂");
        assertThat(file.path("assessment").path("status").asText()).isEqualTo("JOINT_PUNISHMENT");
        assertThat(file.path("basis").path("policySha256").asText()).hasSize(64);
        assertThat(file.path("notices").path(0).path("change").asText()).isEqualTo("START");
        assertThat(file.path("notices").path(0).path("state").asText()).isEqualTo("WAITING");

        JsonNode list = json(get("/api/v1/enterprises?status=JOINT_PUNISHMENT"));
        assertThat(list.path("total").asInt()).isEqualTo(1);
        assertThat(list.path("items").path(0).path("uscc").asText()).isEqualTo(USCC);
        JsonNode balance = json(get("/api/v1/ledger/balance"));
        assertThat(balance.path("pendingReviews").asInt()).isZero();
        assertThat(balance.path("feeds").findValuesAsText("source")).contains("emergency", "court");
        assertThat(actions()).contains("enterprise.read");
    }

    @Test
    void theFileLooksBackToAnyDayAndInstant() {
        push("[" + profile("F-1", "无锡一厂") + "," + refusal("O-1", "无锡一厂") + "]");

        assertThat(status(FILE + "?asOf=2026-04-30")).isEqualTo("ORDINARY");
        assertThat(status(FILE + "?asOf=2026%E5%B9%B45%E6%9C%881%E6%97%A5")).isEqualTo("JOINT_PUNISHMENT");
        assertThat(status(FILE + "?knownAt=2026-11-22T08:00:00%2B08:00")).isEqualTo("JOINT_PUNISHMENT");
        assertThat(status(FILE + "?knownAt=2026-11-22T08:00:00+08:00")).isEqualTo("JOINT_PUNISHMENT");
        assertThat(status(FILE + "?knownAt=2026-11-22T08:00")).isEqualTo("JOINT_PUNISHMENT");
        assertProblem(get(FILE + "?knownAt=2026-11-22T07:59:59"), 404, "NOT_FOUND");
        assertProblem(get(FILE + "?asOf=2020-12-31"), 422, "POLICY_NOT_IN_FORCE");
        assertProblem(get(FILE + "?asOf=yesterday"), 400, "INVALID_PARAMETER");
        assertProblem(get(FILE + "?knownAt=yesterday"), 400, "INVALID_PARAMETER");
    }

    @Test
    void aCodeThatIsNoneOrNobodysIsRefused() {
        assertThat(assertProblem(get("/api/v1/enterprises/91320205MA1WX0T108"), 400, "INVALID_PARAMETER")
                        .path("check")
                        .asText())
                .isEqualTo("CHECK_DIGIT");
        assertThat(assertProblem(get("/api/v1/enterprises/%3Cscript%3E"), 400, "INVALID_PARAMETER")
                        .path("check")
                        .asText())
                .isEqualTo("FORMAT");
        assertProblem(get("/api/v1/enterprises/91320200MADY1FUB90"), 404, "NOT_FOUND");
    }

    @Test
    void aListIsAskedForByWhatThereIs() {
        assertProblem(get("/api/v1/enterprises?status=LISTED"), 400, "INVALID_PARAMETER");
        assertProblem(get("/api/v1/enterprises?district=Xishan"), 400, "INVALID_PARAMETER");
        assertProblem(get("/api/v1/enterprises?page=-1"), 400, "INVALID_PARAMETER");
        assertProblem(get("/api/v1/enterprises?page=x"), 400, "INVALID_PARAMETER");
        assertThat(json(get("/api/v1/enterprises?district=320205&page=7"))
                        .path("items")
                        .size())
                .isZero();
    }

    @Test
    void whatIsPushedHasToBeJsonForAKnownFeed() {
        assertProblem(push("{"), 400, "MALFORMED");
        assertProblem(web.postJson("/api/v1/feeds/nobody/records", "[]"), 404, "NOT_FOUND");
        assertProblem(push("\"" + " ".repeat(65 << 20) + "\""), 413, "TOO_LARGE");
        assertProblem(
                web.method("PUT", PUSH, "Authorization", Web.admin(), "Content-Type", "application/json"),
                405,
                "METHOD_NOT_ALLOWED");
    }

    @Test
    void aQuarantinedRecordIsAcceptedOnceWithAReason() {
        push(profile("F-1", "无锡一厂"));
        push(refusal("O-1", "无锡<b>二</b>厂"));
        JsonNode held = json(get("/api/v1/quarantine")).path("items").path(0);
        assertThat(held.path("record").asText()).isEqualTo("emergency/order_refusal/O-1");
        assertThat(held.path("knownName").asText()).isEqualTo("无锡一厂");
        String accept = "/api/v1/quarantine/" + held.path("id").asText() + "/accept";

        for (String reason : List.of(
                "{}",
                "{\"reason\": \" \"}",
                "{\"reason\": 1}",
                "[]",
                "{\"reason\": \"\\u0000\"}",
                "{\"reason\": \"\\ud800\"}",
                "{\"reason\": \"" + "长".repeat(501) + "\"}")) {
            assertProblem(web.postJson(accept, reason), 400, "INVALID_PARAMETER");
        }
        assertThat(json(web.postJson(accept, "{\"reason\": \"已电话核实\"}"))
                        .path("outcome")
                        .asText())
                .isEqualTo("ACCEPTED");
        assertProblem(web.postJson(accept, "{\"reason\": \"再来\"}"), 409, "CONFLICT");
        assertProblem(web.postJson("/api/v1/quarantine/99/reject", "{\"reason\": \"无\"}"), 404, "NOT_FOUND");
        assertProblem(web.postJson("/api/v1/quarantine/x/reject", "{\"reason\": \"无\"}"), 400, "INVALID_PARAMETER");
        assertThat(actions()).containsOnlyOnce("quarantine.accept");
    }

    @Test
    void aDeadLetterIsReplayedOrDiscardedWithAReason() {
        push("[" + profile("F-1", "无锡一厂") + "," + refusal("O-1", "无锡一厂") + "]");
        review();
        jdbc.sql("""
                        with dead as (update delivery set state = 'DEAD' returning notice_id, recipient)
                        insert into dead_letter (notice_id, recipient, cause, died_at)
                        select notice_id, recipient, 'refused', now() from dead""").update();
        JsonNode dead = json(get("/api/v1/dead-letters")).path("items");
        assertThat(dead.size()).isGreaterThan(1);
        String first = "/api/v1/dead-letters/" + dead.path(0).path("id").asText();
        String second = "/api/v1/dead-letters/" + dead.path(1).path("id").asText();

        assertThat(json(web.postJson(first + "/replay", "{\"reason\": \"对方已修复\"}"))
                        .path("outcome")
                        .asText())
                .isEqualTo("REPLAYED");
        assertThat(json(web.postJson(second + "/discard", "{\"reason\": \"对方不再需要\"}"))
                        .path("outcome")
                        .asText())
                .isEqualTo("DISCARDED");
        assertProblem(web.postJson(first + "/discard", "{\"reason\": \"再来\"}"), 409, "CONFLICT");
        assertProblem(web.postJson("/api/v1/dead-letters/99/replay", "{\"reason\": \"无\"}"), 404, "NOT_FOUND");
        assertThat(actions()).contains("dead-letter.replay", "dead-letter.discard");
    }

    @Test
    void whatIsDeliveredIsSentAgainWithAReasonAndTheSameNumbers() {
        push("[" + profile("F-1", "无锡一厂") + "," + refusal("O-1", "无锡一厂") + "]");
        review();
        jdbc.sql("update delivery set state = 'DELIVERED', delivered_at = '2026-11-22T00:00:00Z'")
                .update();
        String told = jdbc.sql("""
                        select n.recipient from notice n join recipient r on r.id = n.recipient
                         where r.way = 'JMS' order by n.position limit 1""").query(String.class).single();
        String again = "/api/v1/recipients/" + told + "/resend?lost=%s&since=%s";
        String reason = "{\"reason\": \"队列丢失\"}";

        assertThat(json(web.postJson(again.formatted("BROKER", "2026-11-22T08:00:01"), reason))
                        .path("notices")
                        .asInt())
                .isZero();
        assertThat(json(web.postJson(again.formatted("BROKER", "2026-11-22T08:00:00%2B08:00"), reason))
                        .path("notices")
                        .asInt())
                .isEqualTo(1);
        assertThat(jdbc.sql("select recipient || sends from delivery where state = 'WAITING'")
                        .query(String.class)
                        .list())
                .containsExactly(told + "0");
        assertProblem(web.postJson(again.formatted("BROKER", "yesterday"), reason), 400, "INVALID_PARAMETER");
        assertProblem(web.postJson(again.formatted("NOBODY", "2026-11-22T08:00"), reason), 400, "INVALID_PARAMETER");
        assertProblem(web.postJson("/api/v1/recipients/finance/resend", reason), 400, "INVALID_PARAMETER");
        assertProblem(
                web.postJson("/api/v1/recipients/nobody/resend?lost=BROKER&since=2026-11-22T08:00", reason),
                404,
                "NOT_FOUND");
        assertThat(actions()).contains("notices.resend");
    }

    @Test
    void aBatchIsSentAgainUnlessItIsUnderWayOrPastItsTerm() {
        jdbc.sql("""
                        insert into drop_batch (recipient, number, file_name, rows, sha256, content, made_at, delivered_at)
                        values ('bank-1', 1, 'a', 1, '', '', now(), now()), ('bank-1', 2, 'b', 1, '', null, now(), now()),
                               ('bank-1', 3, 'c', 1, '', '', now(), null)""").update();
        String batch = "/api/v1/recipients/bank-1/batches/%d/resend";
        String reason = "{\"reason\": \"对方文件损坏\"}";

        assertProblem(web.postJson(batch.formatted(1), "{}"), 400, "INVALID_PARAMETER");
        assertThat(json(web.postJson(batch.formatted(1), reason)).path("number").asInt())
                .isEqualTo(1);
        assertProblem(web.postJson(batch.formatted(2), reason), 410, "GONE");
        assertProblem(web.postJson(batch.formatted(3), reason), 409, "CONFLICT");
        assertProblem(web.postJson(batch.formatted(4), reason), 404, "NOT_FOUND");
        assertThat(json(web.postJson("/api/v1/recipients/bank-1/resend?lost=RECIPIENT&since=2026-01-01T00:00", reason)))
                .isEqualTo(json("{\"notices\": 0, \"batches\": 1, \"gone\": 1}"));
        assertThat(jdbc.sql("select number from drop_batch where resend_at is not null")
                        .query(Long.class)
                        .list())
                .containsExactly(1L);
        assertThat(actions()).containsOnlyOnce("batch.resend");
    }

    @Test
    void theDescriptionNamesEveryEndpointAndItsProblems() {
        JsonNode paths = json(web.get("/v3/api-docs")).path("paths");

        assertThat(paths.findPath("/api/v1/enterprises/{uscc}")
                        .path("get")
                        .path("responses")
                        .fieldNames())
                .toIterable()
                .contains("200", "400", "401", "403", "404", "422", "500", "503");
        assertThat(paths.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "/api/v1/assessments",
                        "/api/v1/feeds/{source}/records",
                        "/api/v1/enterprises",
                        "/api/v1/enterprises/{uscc}",
                        "/api/v1/ledger/balance",
                        "/api/v1/quarantine",
                        "/api/v1/quarantine/{id}/accept",
                        "/api/v1/quarantine/{id}/reject",
                        "/api/v1/held-snapshots",
                        "/api/v1/held-snapshots/{id}/release",
                        "/api/v1/held-snapshots/{id}/reject",
                        "/api/v1/refused-messages",
                        "/api/v1/refused-messages/{batch}/content",
                        "/api/v1/dead-letters",
                        "/api/v1/dead-letters/groups",
                        "/api/v1/dead-letters/discard",
                        "/api/v1/dead-letters/{id}/replay",
                        "/api/v1/dead-letters/{id}/discard",
                        "/api/v1/replays",
                        "/api/v1/replays/preview",
                        "/api/v1/replays/{id}",
                        "/api/v1/replays/{id}/items",
                        "/api/v1/replays/{id}/cancel",
                        "/api/v1/recipients",
                        "/api/v1/recipients/{id}",
                        "/api/v1/recipients/{id}/pause",
                        "/api/v1/recipients/{id}/resume",
                        "/api/v1/recipients/{id}/remove",
                        "/api/v1/recipients/{recipient}/resend",
                        "/api/v1/recipients/{recipient}/batches/{number}/resend",
                        "/api/v1/receipts",
                        "/api/v1/overdue",
                        "/api/v1/checks",
                        "/api/v1/checks/{uscc}",
                        "/api/v1/statements/{recipient}/{day}",
                        "/api/v1/snapshots/{recipient}");
    }

    private void review() {
        reviews.batch();
    }

    private HttpResponse<String> push(String body) {
        return web.post(PUSH, body, "Authorization", "Bearer t-emergency", "Content-Type", "application/json");
    }

    private HttpResponse<String> get(String path) {
        return web.get(path, "Authorization", Web.admin());
    }

    private String status(String path) {
        return json(get(path)).path("assessment").path("status").asText();
    }

    private List<String> actions() {
        return jdbc.sql("select action from audit").query(String.class).list();
    }

    private static String profile(String id, String name) {
        return record(
                "profile",
                id,
                name,
                "\"valid_from\": \"2021-01-01\", \"sector\": \"METALLURGY\"," + " \"activities\": \"STEEL\"");
    }

    private static String refusal(String id, String name) {
        return record("order_refusal", id, name, "\"refused_on\": \"20260501\", \"document_no\": \"1号\"");
    }

    private static String record(String type, String id, String name, String data) {
        return """
                {"type": "%s", "recordId": "%s", "uscc": "%s", "enterpriseName": "%s", "data": {%s}}""".formatted(type, id, USCC, name, data);
    }

    private static JsonNode assertProblem(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(json(answer).path("code").asText()).isEqualTo(code);
        return json(answer);
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return json(answer.body());
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }
}
