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
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A recipient's way back over HTTP: it answers, asks, and compares. */
@WebTest
class ReceiptApiIT {

    private static final String PUNISHED = "91320205MA1WX0T109";
    private static final String REWARDED = "91320200MADY1FUB90";
    private static final String UNKNOWN = "91320200MA81TYM2XN";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Reviews reviews;

    private Web web;

    @BeforeEach
    void tellThem() {
        WebSlice.empty(jdbc);
        web = new Web(port);
        push(
                profile(PUNISHED),
                record(
                        "serious_violation",
                        PUNISHED,
                        "\"determined_on\": \"2026-05-01\", \"document_no\": \"1号\", \"reason\": \"情节严重\""));
        push(
                profile(REWARDED),
                record(
                        "standardization",
                        REWARDED,
                        "\"certificate_no\": \"C\", \"level\": 2, \"granted_on\": \"2025-01-01\","
                                + " \"valid_until\": \"2027-12-31\", \"operating\": \"Y\", \"state\": \"VALID\""));
        reviews.batch();
    }

    @Test
    void whatARecipientAnswersIsCountedJudgedAndKept() {
        String notice = notice("finance", PUNISHED);
        HttpResponse<String> answer = answer(
                "finance",
                "[" + receipt(notice, "RECEIVED") + "," + receipt(notice, "RECEIVED") + ","
                        + receipt(notice, "DECLINED", "10(1)") + "," + receipt(notice, "APPLIED", "10(1)") + ","
                        + receipt(notice, "LIFTED") + "," + receipt(notice("bank-1", PUNISHED), "RECEIVED") + ","
                        + receipt(UUID.randomUUID().toString(), "RECEIVED") + ", 7]");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode json = json(answer);
        assertThat(counts(json)).isEqualTo("8 = 2 + 1 + 5");
        assertThat(results(json))
                .containsExactly(
                        "ACCEPTED", "DUPLICATE", "ACCEPTED", "REFUSED", "REFUSED", "REFUSED", "REFUSED", "REFUSED");
        assertThat(json.path("faults").findValuesAsText("code"))
                .containsExactly("IMPOSSIBLE", "IMPOSSIBLE", "FOREIGN_RECIPIENT", "UNKNOWN_NOTICE", "STRUCTURE");
        assertThat(json.at("/items/1/first/line").asInt()).isEqualTo(1);
        assertThat(json.at("/faults/0/message").asText()).contains(" / ");

        JsonNode kept = json(get("/api/v1/receipts?recipient=finance")).path("items");
        assertThat(kept.size()).isEqualTo(8);
        assertThat(json(get("/api/v1/receipts?notice=" + notice)).path("items").findValuesAsText("result"))
                .containsExactly("REFUSED", "REFUSED", "ACCEPTED", "DUPLICATE", "ACCEPTED");
        json(get("/api/v1/enterprises/" + PUNISHED))
                .path("notices")
                .forEach(told -> assertThat(told.path("answer").asText())
                        .isEqualTo(told.path("recipient").asText().equals("finance") ? "DECLINED" : "null"));
        assertThat(web.get("/api/v1/receipts", "Authorization", "Bearer t-finance")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void theSameReceiptsAgainAreDuplicatesOfTheFirst() {
        String both = "[" + receipt(notice("finance", PUNISHED), "RECEIVED") + ","
                + receipt(notice("finance", REWARDED), "CONFIRMED") + "]";
        JsonNode first = json(answer("finance", both));
        JsonNode second = json(answer("finance", both));

        assertThat(counts(first)).isEqualTo("2 = 2 + 0 + 0");
        assertThat(counts(second)).isEqualTo("2 = 0 + 2 + 0");
        assertThat(second.at("/items/1/first/batch").asText())
                .isEqualTo(first.path("batch").asText());
        assertThat(second.at("/items/1/first/result").asText()).isEqualTo("ACCEPTED");
        assertThat(jdbc.sql("select count(*) from delivery where received_at is not null")
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void onlyARecipientAnswersAndOnlyForItself() {
        String receipt = receipt(notice("finance", PUNISHED), "RECEIVED");
        String json = "application/json";
        assertThat(web.post("/api/v1/receipts", receipt, "Content-Type", json).statusCode())
                .isEqualTo(401);
        assertThat(web.post("/api/v1/receipts", receipt, "Content-Type", json, "Authorization", "Bearer no")
                        .statusCode())
                .isEqualTo(401);
        assertThat(answer("court", receipt).statusCode()).isEqualTo(403);
        assertThat(web.postJson("/api/v1/receipts", receipt).statusCode()).isEqualTo(403);
        String named = receipt.replaceFirst("\\{", "{\"recipient\": \"finance\", ");
        assertThat(json(answer("bank-1", named)).at("/faults/0/code").asText()).isEqualTo("FOREIGN_RECIPIENT");
        assertThat(counts(json(answer("finance", named)))).isEqualTo("1 = 1 + 0 + 0");
    }

    @Test
    void whatCannotBeReadIsRefusedWholeAndKept() {
        for (String body : new String[] {"{", "7", "[" + receipt(notice("finance", PUNISHED), "RECEIVED") + ",]"}) {
            HttpResponse<String> answer = answer("finance", body);
            assertThat(answer.statusCode()).as(body).isEqualTo(400);
            assertThat(json(answer).path("code").asText()).isEqualTo("MALFORMED");
        }
        assertThat(jdbc.sql("select count(*) from receipt_batch where fault is not null and received = 0")
                        .query(Long.class)
                        .single())
                .isEqualTo(3);
        assertThat(jdbc.sql("select count(*) from receipt").query(Long.class).single())
                .isZero();
    }

    @Test
    void ofArticleSixAMeasureIsInEffectOnceItIsConfirmed() {
        JsonNode before = json(check("finance", REWARDED));
        assertThat(before.path("listed").asBoolean()).isTrue();
        assertThat(before.path("regime").asText()).isEqualTo("JOINT_INCENTIVE");
        assertThat(before.path("noticeId").asText()).isEqualTo(notice("finance", REWARDED));
        assertThat(before.path("measures").findValuesAsText("inEffect"))
                .isNotEmpty()
                .containsOnly("false");

        answer("finance", receipt(notice("finance", REWARDED), "CONFIRMED", "6(1)"));
        answer("finance", receipt(notice("finance", REWARDED), "DECLINED", "6(2)"));
        JsonNode after = json(check("finance", REWARDED)).path("measures");
        assertThat(after.at("/0/item").asInt()).isEqualTo(1);
        assertThat(after.at("/0/inEffect").asBoolean()).isTrue();
        assertThat(after.at("/0/answer").asText()).isEqualTo("CONFIRMED");
        assertThat(after.at("/1/inEffect").asBoolean()).isFalse();
        assertThat(after.at("/1/answer").asText()).isEqualTo("DECLINED");
        assertThat(after.at("/2/inEffect").asBoolean()).isFalse();
    }

    @Test
    void aCheckSaysWhatIsInForceSinceWhenAndUnderWhichNotice() {
        JsonNode listed = json(check("bank-1", PUNISHED));
        assertThat(listed.path("measures").findValuesAsText("item")).containsExactly("9", "10");
        assertThat(listed.at("/measures/0/article").asInt()).isEqualTo(10);
        assertThat(listed.at("/measures/0/item").asInt()).isEqualTo(9);
        assertThat(listed.at("/measures/0/inEffect").asBoolean()).isTrue();
        assertThat(listed.path("since").asText()).isEqualTo("2026-11-22");
        assertThat(listed.path("sequence").asInt()).isEqualTo(1);

        JsonNode unknown = json(check("bank-1", UNKNOWN));
        assertThat(unknown.path("known").asBoolean()).isFalse();
        assertThat(unknown.path("listed").asBoolean()).isFalse();
        assertThat(check("bank-1", "91320205MA1WX0T108").statusCode()).isEqualTo(400);
        assertThat(check("court", PUNISHED).statusCode()).isEqualTo(403);
        assertThat(get("/api/v1/checks/" + PUNISHED).statusCode()).isEqualTo(400);
        assertThat(json(get("/api/v1/checks/" + PUNISHED + "?recipient=finance"))
                        .path("listed")
                        .asBoolean())
                .isTrue();
        assertThat(jdbc.sql("select actor || ' ' || recipient || ' ' || uscc from inquiry order by id")
                        .query(String.class)
                        .list())
                .containsExactly("bank-1 bank-1 " + PUNISHED, "bank-1 bank-1 " + UNKNOWN, "admin finance " + PUNISHED);
    }

    @Test
    void manyAreCheckedAtOnce() {
        String question = "{\"usccs\": [\"%s\", \"%s\", \"7\", \"%s\"]}".formatted(PUNISHED, UNKNOWN, REWARDED);
        HttpResponse<String> answer = web.post(
                "/api/v1/checks", question, "Authorization", "Bearer t-finance", "Content-Type", "application/json");
        JsonNode items = json(answer).path("items");

        assertThat(items.findValuesAsText("uscc")).containsExactly(PUNISHED, UNKNOWN, "7", REWARDED);
        assertThat(items.findValuesAsText("listed")).containsExactly("true", "false", "false", "true");
        assertThat(items.at("/2/fault/code").asText()).isEqualTo("FORMAT");
        String tooMany = "[" + ("\"" + PUNISHED + "\",").repeat(1_000) + "\"" + PUNISHED + "\"]";
        assertThat(web.post(
                                "/api/v1/checks",
                                tooMany,
                                "Authorization",
                                "Bearer t-finance",
                                "Content-Type",
                                "application/json")
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    void aStatementBalancesAndASnapshotHasWhatIsInForce() {
        answer("finance", receipt(notice("finance", PUNISHED), "RECEIVED"));
        jdbc.sql(
                        "update delivery set state = 'DELIVERED', delivered_at = '2026-11-22T00:00:00Z' where recipient = 'finance'")
                .update();
        JsonNode statement = json(party("/api/v1/statements/finance/2026-11-22", "finance"));
        assertThat(statement.path("due").asInt()).isEqualTo(2);
        assertThat(statement.path("delivered").asInt()).isEqualTo(2);
        assertThat(statement.path("received").asInt()).isEqualTo(1);
        assertThat(statement.path("unanswered").asInt()).isEqualTo(1);
        assertThat(statement.path("finished").asBoolean()).isFalse();
        assertThat(statement.path("digest").asText()).hasSize(64);
        assertThat(json(party("/api/v1/statements/finance/2026-11-21", "finance"))
                        .path("due")
                        .asInt())
                .isZero();

        JsonNode snapshot = json(party("/api/v1/snapshots/finance", "finance"));
        assertThat(snapshot.path("entries").findValuesAsText("uscc")).containsExactly(REWARDED, PUNISHED);
        assertThat(snapshot.path("ended").size()).isZero();
        assertThat(snapshot.path("digest").asText())
                .isEqualTo(statement.at("/list/digest").asText());

        assertThat(party("/api/v1/snapshots/finance", "bank-1").statusCode()).isEqualTo(403);
        assertThat(party("/api/v1/statements/finance/2026-11-22", "bank-1").statusCode())
                .isEqualTo(403);
        assertThat(get("/api/v1/snapshots/nobody").statusCode()).isEqualTo(404);
        assertThat(get("/api/v1/statements/finance/2026-11-23").statusCode()).isEqualTo(400);
        assertThat(get("/api/v1/statements/finance/yesterday").statusCode()).isEqualTo(400);
    }

    private String notice(String recipient, String uscc) {
        return jdbc.sql("select id from notice where recipient = ? and uscc = ? order by sequence desc limit 1")
                .params(recipient, uscc)
                .query(String.class)
                .single();
    }

    private static String receipt(String notice, String outcome, String... measures) {
        return "{\"noticeId\": \"%s\", \"outcome\": \"%s\", \"measures\": \"%s\"}"
                .formatted(notice, outcome, String.join(";", measures));
    }

    private HttpResponse<String> answer(String recipient, String body) {
        return web.post(
                "/api/v1/receipts", body, "Authorization", "Bearer t-" + recipient, "Content-Type", "application/json");
    }

    private HttpResponse<String> check(String recipient, String uscc) {
        return party("/api/v1/checks/" + uscc, recipient);
    }

    private HttpResponse<String> party(String path, String recipient) {
        return web.get(path, "Authorization", "Bearer t-" + recipient);
    }

    private HttpResponse<String> get(String path) {
        return web.get(path, "Authorization", Web.admin());
    }

    private static List<String> results(JsonNode answer) {
        List<String> results = new ArrayList<>();
        answer.path("items").forEach(item -> results.add(item.path("result").asText()));
        return results;
    }

    private static String counts(JsonNode answer) {
        return "%s = %s + %s + %s"
                .formatted(
                        answer.path("received").asText(),
                        answer.path("accepted").asText(),
                        answer.path("duplicate").asText(),
                        answer.path("refused").asText());
    }

    private void push(String... records) {
        HttpResponse<String> taken = web.post(
                "/api/v1/feeds/emergency/records",
                "[" + String.join(",", records) + "]",
                "Authorization",
                "Bearer t-emergency",
                "Content-Type",
                "application/json");
        assertThat(json(taken).path("accepted").asInt()).as(taken.body()).isEqualTo(records.length);
    }

    private static String profile(String uscc) {
        return record(
                "profile",
                uscc,
                "\"valid_from\": \"2021-01-01\", \"sector\": \"METALLURGY\", \"activities\": \"STEEL\"");
    }

    private static String record(String type, String uscc, String data) {
        return "{\"type\": \"%s\", \"recordId\": \"%s\", \"uscc\": \"%s\", \"enterpriseName\": \"无锡一厂\", \"data\": {%s}}"
                .formatted(type, uscc, uscc, data);
    }

    private static JsonNode json(HttpResponse<String> answer) {
        try {
            return new ObjectMapper().readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw new AssertionError(answer.body(), e);
        }
    }
}
