package cn.anxin.hub.console.letters;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anxin.hub.ledger.Replays;
import cn.anxin.hub.review.Reviews;
import cn.anxin.hub.support.Browser;
import cn.anxin.hub.support.BrowserTest;
import cn.anxin.hub.support.Web;
import cn.anxin.hub.support.WebSlice;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What recipients refused is looked at by cause, sent again as a set, or given up. */
@BrowserTest
class LettersBrowserIT {

    private static final String HOSTILE = "<script>alert(1)</script>\u202E=cmd" + "长".repeat(2000);

    private final Browser browser;

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Reviews reviews;

    @Autowired
    private Replays replays;

    @Autowired
    private TransactionTemplate transaction;

    LettersBrowserIT(Browser browser) {
        this.browser = browser;
    }

    @BeforeEach
    void lettersOfTwoCauses() {
        WebSlice.empty(jdbc);
        push("""
                {"type": "profile", "recordId": "F-1", "uscc": "91320205MA1WX0T109", "enterpriseName": "无锡一厂",
                 "data": {"valid_from": "2021-01-01", "sector": "METALLURGY", "activities": "STEEL"}}""");
        push("""
                {"type": "order_refusal", "recordId": "O-1", "uscc": "91320205MA1WX0T109", "enterpriseName": "无锡一厂",
                 "data": {"refused_on": "20260501", "document_no": "1号"}}""");
        reviews.batch();
        jdbc.sql("""
                        with dead as (update delivery set state = 'DEAD' returning notice_id, recipient)
                        insert into dead_letter (notice_id, recipient, code, cause, died_at)
                        select notice_id, recipient, case when recipient like 'public%' then 'HTTP_422' else 'REJECTED' end,
                               case when recipient like 'public%' then ? else 'refused' end, '2026-11-21T00:00:00Z' from dead""").param(HOSTILE).update();
    }

    @Test
    void aSetIsPreviewedSentAgainWithAReasonAndFollowedToItsEnd() {
        browser.signIn("operator", WebSlice.PASSWORD).open("/dead-letters");
        assertThat(browser.text("main")).contains("内容不合要求", "<script>alert(1)</script>", "处置建议");
        browser.assertAccessible();
        browser.click("a[hx-get*='recipient=public-disclosure']");
        browser.waitFor("#letters .tag", "信息公示平台");
        assertThat(browser.path()).contains("recipient=public-disclosure");

        browser.click("a.button[href*='recipient=public-disclosure']");
        assertThat(browser.text(".tile.good b")).isEqualTo("1");
        browser.fill("form[action='/dead-letters/replays'] input[name=reason]", "对方已修复");
        browser.click("form[action='/dead-letters/replays'] button");
        assertThat(browser.text("#progress")).contains("进行中", "0 / 1", "对方已修复");
        browser.assertAccessible();

        transaction.executeWithoutResult(status -> replays.step(10, Instant.parse("2026-11-22T00:00:00Z")));
        browser.waitFor("#progress .tag", "已完成");
        assertThat(jdbc.sql("select count(*) from delivery where recipient = 'public-disclosure' and state = 'WAITING'")
                        .query(Integer.class)
                        .single())
                .isOne();
        assertThat(jdbc.sql("select actor || ' ' || address from audit where action = 'dead-letters.replay'")
                        .query(String.class)
                        .single())
                .startsWith("operator ")
                .hasSizeGreaterThan("operator ".length());
    }

    @Test
    void withoutScriptsASetIsDiscardedAndOneLetterReplayed() {
        browser.signIn("operator", WebSlice.PASSWORD).scripts(false).width(400).open("/dead-letters");
        browser.click("a.button[href*='recipient=emergency-management']");
        String form = "form[action='/dead-letters/discard']";
        browser.fill(form + " input[name=reason]", "已与对方核实").click(form + " input[type=checkbox]");
        browser.click(form + " button");
        assertThat(browser.text("main .notice[role=status]")).contains("已放弃 1 份");

        browser.click("#letters tbody a");
        assertThat(browser.text("main")).contains("您没有查看通报内容的权限").doesNotContain("unifiedSocialCreditCode");
        browser.fill("form.act input[name=reason]", "再发一次").click("form.act button");
        assertThat(browser.text("main .notice[role=status]")).contains("已重新排队");
        assertThat(jdbc.sql("select count(*) from audit where action = 'notice.read'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void whoMaySeeContentSeesItBesideTheRefusalAndCannotAct() {
        browser.signIn("officer", WebSlice.PASSWORD).open("/dead-letters/1");
        assertThat(browser.text("pre.content")).contains("91320205MA1WX0T109");
        assertThat(browser.has("form[action='/dead-letters/1/replay']")).isFalse();
        browser.assertAccessible();
        browser.width(400).open("/dead-letters?theme=dark").assertAccessible();
        browser.open("/dead-letters?theme=auto&lang=en").assertAccessible();
        browser.open("/dead-letters?lang=zh");
        assertThat(jdbc.sql("select count(*) from audit where action = 'notice.read' and actor = 'officer'")
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    private void push(String body) {
        new Web(port)
                .post(
                        "/api/v1/feeds/emergency/records",
                        body,
                        "Authorization",
                        "Bearer t-emergency",
                        "Content-Type",
                        "application/json");
    }
}
