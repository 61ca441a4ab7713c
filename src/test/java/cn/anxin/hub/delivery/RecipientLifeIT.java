package cn.anxin.hub.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anxin.hub.ledger.Audit;
import cn.anxin.hub.ledger.Channels;
import cn.anxin.hub.ledger.Enterprises;
import cn.anxin.hub.ledger.Standings;
import cn.anxin.hub.notice.CloudEvent;
import cn.anxin.hub.notice.EndReason;
import cn.anxin.hub.notice.NoticeBody;
import cn.anxin.hub.registry.RecipientBook;
import cn.anxin.hub.review.Reviews;
import cn.anxin.hub.support.Web;
import cn.anxin.hub.support.WebSlice;
import cn.anxin.hub.support.WebTest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What a recipient is told over its life: from the day it is added until everything has ended for it. */
@WebTest
class RecipientLifeIT {

    private static final String USCC = "91320205MA1WX0T109";
    private static final String ALL = "/api/v1/recipients";
    private static final String SITE_9 = """
            {"reason": "协议已签", "id": "site-9", "name": "公示平台", "kind": "public-disclosure", "way": "JMS"}""";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Reviews reviews;

    @Autowired
    private RecipientBook book;

    @Autowired
    private Enterprises enterprises;

    @Autowired
    private Standings standings;

    @Autowired
    private Channels channels;

    @Autowired
    private Audit audit;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private Clock clock;

    private Web web;
    private RecipientChanges changes;

    @BeforeEach
    void anEnterpriseIsListed() {
        WebSlice.empty(jdbc);
        web = new Web(port);
        changes = new RecipientChanges(book, enterprises, standings, channels, audit, transaction, clock);
        String record = "{\"type\": \"%s\", \"recordId\": \"%s\", \"uscc\": \"" + USCC
                + "\", \"enterpriseName\": \"无锡一厂\", \"data\": {%s}}";
        HttpResponse<String> pushed = web.post(
                "/api/v1/feeds/emergency/records",
                "["
                        + record.formatted(
                                "profile",
                                "F-1",
                                "\"valid_from\": \"2020-01-01\", \"sector\": \"METALLURGY\", \"activities\": [\"STEEL\"]")
                        + ","
                        + record.formatted(
                                "order_refusal", "O-1", "\"refused_on\": \"2026-05-01\", \"document_no\": \"令1\"")
                        + "]",
                "Authorization",
                "Bearer t-emergency",
                "Content-Type",
                "application/json");
        assertThat(pushed.body()).contains("\"accepted\":2");
        reviews.batch();
    }

    @AfterEach
    void forget() {
        jdbc.sql("delete from recipient where id = 'site-9'").update();
    }

    @Test
    void itIsToldWhatIsInForceThenWhatItsDistrictsLeaveThenThatAllHasEnded() {
        web.postJson(ALL, SITE_9);
        follow();
        assertThat(told())
                .singleElement()
                .satisfies(start -> assertThat(start.change()).hasToString("START"));

        web.send("PATCH", ALL + "/site-9", "{\"reason\": \"仅限锡山\", \"districts\": [\"320205\"]}");
        follow();
        assertThat(told()).hasSize(2);
        assertThat(told().get(1).endReason()).contains(EndReason.RECIPIENT_CHANGED);

        web.send("PATCH", ALL + "/site-9", "{\"reason\": \"全市\", \"districts\": []}");
        follow();
        assertThat(told()).hasSize(3);
        assertThat(told().get(2).change()).hasToString("START");

        web.postJson(ALL + "/site-9/remove", "{\"reason\": \"协议终止\"}");
        follow();
        assertThat(told()).hasSize(4);
        assertThat(told().get(3).endReason()).contains(EndReason.RECIPIENT_CHANGED);
        follow();
        assertThat(state()).isEqualTo("CLOSING");

        jdbc.sql("update delivery set state = 'DELIVERED' where recipient = 'site-9'")
                .update();
        follow();
        assertThat(state()).isEqualTo("CLOSED");
        assertThat(actions()).endsWith("recipient.close");
        follow();
        assertThat(told()).hasSize(4);
    }

    @Test
    void whatIsAskedTwiceIsToldOnce() {
        web.postJson(ALL, SITE_9);
        follow();
        follow();
        jdbc.sql("update recipient set review_pending = true where id = 'site-9'")
                .update();
        follow();

        assertThat(told()).hasSize(1);
    }

    @Test
    void aPausedOneIsToldLaterAndLosesNothing() {
        web.postJson(ALL, SITE_9);
        web.postJson(ALL + "/site-9/pause", "{\"reason\": \"维护\"}");
        follow();

        assertThat(told()).hasSize(1);
        assertThat(standings.of("site-9").orElseThrow().waiting()).isEqualTo(1);
    }

    @Test
    void discardedWhatWaitsIsGivenUpAndCounted() {
        web.postJson(ALL, SITE_9);
        follow();

        web.postJson(ALL + "/site-9/remove", "{\"reason\": \"立即\", \"discard\": true}");

        follow();
        assertThat(state()).isEqualTo("CLOSED");
        assertThat(jdbc.sql("select state from delivery where recipient = 'site-9'")
                        .query(String.class)
                        .list())
                .containsExactly("DISCARDED");
        assertThat(web.get("/api/v1/ledger/balance", "Authorization", Web.admin())
                        .body())
                .contains(
                        "{\"recipient\":\"site-9\",\"due\":1,\"delivered\":0,\"waiting\":0,\"dead\":0,\"discarded\":1}");
    }

    private void follow() {
        changes.follow();
        reviews.batch();
    }

    private List<NoticeBody> told() {
        return jdbc
                .sql("select content from notice where recipient = 'site-9' order by sequence")
                .query(String.class)
                .list()
                .stream()
                .map(content -> CloudEvent.read(content).body())
                .toList();
    }

    private String state() {
        return book.find("site-9").orElseThrow().state().name();
    }

    private List<String> actions() {
        return jdbc.sql("select action from audit order by id")
                .query(String.class)
                .list();
    }
}
