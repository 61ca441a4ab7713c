package cn.anxin.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anxin.hub.support.Web;
import cn.anxin.hub.support.WebSlice;
import cn.anxin.hub.support.WebTest;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Recipients as an operator has them over HTTP; without routes, which {@code RecipientLifeIT} has. */
@WebTest
class RecipientsIT {

    private static final String ALL = "/api/v1/recipients";
    private static final String BANK_9 = """
            {"reason": "协议已签", "id": "bank-9", "name": "第九银行", "kind": "bank", "way": "HTTP",
             "districts": ["320205"], "address": "https://bank-9.example/notices", "secret": "file:/run/secrets/bank-9"}
            """;

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    private Web web;

    @BeforeEach
    void open() {
        WebSlice.empty(jdbc);
        web = new Web(port);
    }

    @AfterEach
    void forget() {
        jdbc.sql("delete from recipient where id like '%-9'").update();
    }

    @Test
    void anAddedOneIsListedWithHowItStandsAndNeverASecret() {
        HttpResponse<String> added = web.postJson(ALL, BANK_9);

        assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
        JsonNode one = json(get(ALL + "/bank-9"));
        assertThat(one.path("state").asText()).isEqualTo("ACTIVE");
        assertThat(one.path("districts").path(0).asText()).isEqualTo("320205");
        assertThat(one.path("settings").path("secret").asText()).isEqualTo("file:/run/secrets/bank-9");
        assertThat(one.path("settings").path("signature").asText()).isEqualTo("hmac-sha256");
        assertThat(one.path("waiting").asInt()).isZero();
        assertThat(json(get(ALL)).path("items").findValuesAsText("id")).contains("bank-9", "finance");
        assertThat(jdbc.sql("select review_pending from recipient where id = 'bank-9'")
                        .query(Boolean.class)
                        .single())
                .isTrue();
        assertThat(actions()).containsExactly("recipient.add");
        assertProblem(web.postJson(ALL, BANK_9), 409, "CONFLICT");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"bank-9\"|\"Bank 9\"|id",
                "\"kind\": \"bank\"|\"kind\": \"lender\"|kind",
                "\"HTTP\"|\"FAX\"|way",
                "320205|Xishan|districts",
                "https://bank-9.example/notices|ftp://bank-9.example|address",
                "https://bank-9.example/notices|https://user:pw@bank-9.example/|address",
                "https://bank-9.example/notices|https://bank-9.example/${spring.datasource.password}|address",
                "file:/run/secrets/bank-9|in the clear|secret",
                "file:/run/secrets/bank-9|credentials:tokens.bank-1|secret",
                "\"secret\"|\"knownHosts\"|knownHosts",
                "第九银行| |name",
                "协议已签| |reason"
            })
    void whatTheFileOfAgenciesRefusesIsRefusedHere(String was, String is, String field) {
        HttpResponse<String> answer = web.postJson(ALL, BANK_9.replace(was, is == null ? "" : is));

        assertThat(assertProblem(answer, 400, "INVALID_PARAMETER")
                        .path("parameter")
                        .asText())
                .isEqualTo(field);
        assertProblem(get(ALL + "/bank-9"), 404, "NOT_FOUND");
    }

    @Test
    void aChangeOfDistrictsHasWhomItConcernsReviewedAndAnotherNameDoesNot() {
        web.postJson(ALL, BANK_9);
        jdbc.sql("update recipient set review_pending = false").update();

        JsonNode renamed = json(patch("{\"reason\": \"更名\", \"name\": \"第九商业银行\"}"));
        assertThat(renamed.path("name").asText()).isEqualTo("第九商业银行");
        assertThat(renamed.path("version").asInt()).isEqualTo(2);
        assertThat(pending()).isFalse();

        JsonNode moved = json(patch("{\"reason\": \"扩大范围\", \"districts\": [\"320205\", \"320281\"]}"));
        assertThat(moved.path("districts")).hasSize(2);
        assertThat(moved.path("settings").path("address").asText()).isEqualTo("https://bank-9.example/notices");
        assertThat(pending()).isTrue();
        assertThat(actions()).containsExactly("recipient.add", "recipient.change", "recipient.change");

        assertProblem(
                patch("{\"reason\": \"改道\", \"way\": \"JMS\", \"address\": null, \"secret\": null,"
                        + " \"signature\": null}"),
                400,
                "INVALID_PARAMETER");
        assertProblem(patch("{\"reason\": \"加一项\", \"colour\": \"red\"}"), 400, "INVALID_PARAMETER");
        assertProblem(patch("{\"name\": \"无理由\"}"), 400, "INVALID_PARAMETER");
    }

    @Test
    void aPausedOneIsResumedAndARemovedOneNeverComesBack() {
        web.postJson(ALL, BANK_9);
        assertThat(json(web.postJson(ALL + "/bank-9/pause", "{\"reason\": \"维护\"}"))
                        .path("state")
                        .asText())
                .isEqualTo("PAUSED");
        assertThat(json(web.postJson(ALL + "/bank-9/resume", "{\"reason\": \"完成\"}"))
                        .path("state")
                        .asText())
                .isEqualTo("ACTIVE");
        assertThat(json(web.postJson(ALL + "/bank-9/remove", "{\"reason\": \"协议终止\"}"))
                        .path("state")
                        .asText())
                .isEqualTo("CLOSING");
        assertProblem(web.postJson(ALL + "/bank-9/remove", "{\"reason\": \"再来\"}"), 409, "CONFLICT");
        assertProblem(patch("{\"reason\": \"晚了\", \"name\": \"无\"}"), 409, "CONFLICT");
        assertThat(json(web.postJson(ALL + "/bank-9/remove", "{\"reason\": \"立即\", \"discard\": true}"))
                        .path("state")
                        .asText())
                .isEqualTo("CLOSED");
        assertProblem(web.postJson(ALL, BANK_9), 409, "CONFLICT");
        assertProblem(web.postJson(ALL + "/nobody/pause", "{\"reason\": \"无\"}"), 404, "NOT_FOUND");
        assertProblem(web.postJson(ALL + "/nobody/remove", "{\"reason\": \"无\", \"discard\": true}"), 404, "NOT_FOUND");
        assertThat(actions())
                .containsExactly(
                        "recipient.add", "recipient.pause", "recipient.resume", "recipient.remove", "recipient.remove");
    }

    @Test
    void anAgencysIdIsNoRecipients() {
        assertProblem(web.postJson(ALL, BANK_9.replace("\"bank-9\"", "\"court\"")), 409, "CONFLICT");
    }

    @Test
    void deadLettersAreAskedForByTheirSet() {
        assertThat(json(get("/api/v1/dead-letters/groups")).path("items")).isEmpty();
        assertThat(json(get("/api/v1/dead-letters?recipient=bank-1&code=HTTP_422&from=2026-11-22T08:00"))
                        .path("items"))
                .isEmpty();
        assertProblem(get("/api/v1/dead-letters?from=yesterday"), 400, "INVALID_PARAMETER");
        assertThat(json(web.postJson("/api/v1/replays/preview", "{\"recipient\": \"bank-1\"}"))
                        .path("items"))
                .isEmpty();
        assertProblem(web.postJson("/api/v1/replays/preview", "{\"colour\": \"red\"}"), 400, "INVALID_PARAMETER");
        HttpResponse<String> begun =
                web.postJson("/api/v1/replays", "{\"reason\": \"已修复\", \"recipient\": \"bank-1\"}");
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(202);
        String replay = "/api/v1/replays/" + json(begun).path("id").asText();
        assertThat(json(get(replay)).path("state").asText()).isEqualTo("RUNNING");
        assertThat(json(get(replay + "/items")).path("items")).isEmpty();
        assertThat(json(web.postJson(replay + "/cancel", "{\"reason\": \"不必了\"}"))
                        .path("state")
                        .asText())
                .isEqualTo("CANCELLED");
        assertProblem(web.postJson(replay + "/cancel", "{\"reason\": \"再来\"}"), 409, "CONFLICT");
        assertProblem(get("/api/v1/replays/99"), 404, "NOT_FOUND");
        assertProblem(web.postJson("/api/v1/dead-letters/discard", "{\"reason\": \"全部\"}"), 400, "INVALID_PARAMETER");
        assertThat(json(web.postJson("/api/v1/dead-letters/discard", "{\"reason\": \"停业\", \"recipient\": \"bank-1\"}"))
                        .path("discarded")
                        .asInt(-1))
                .isZero();
    }

    private boolean pending() {
        return jdbc.sql("select review_pending from recipient where id = 'bank-9'")
                .query(Boolean.class)
                .single();
    }

    private List<String> actions() {
        return jdbc.sql("select action from audit order by id")
                .query(String.class)
                .list();
    }

    private HttpResponse<String> get(String path) {
        return web.get(path, "Authorization", Web.admin());
    }

    private HttpResponse<String> patch(String body) {
        return web.send("PATCH", ALL + "/bank-9", body);
    }

    private static JsonNode assertProblem(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        JsonNode problem = json(answer);
        assertThat(problem.path("code").asText()).isEqualTo(code);
        return problem;
    }

    private static JsonNode json(HttpResponse<String> answer) {
        try {
            return new ObjectMapper().readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw new AssertionError(answer.body(), e);
        }
    }
}
