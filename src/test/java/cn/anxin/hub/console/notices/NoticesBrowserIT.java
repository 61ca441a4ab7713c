package cn.anxin.hub.console.notices;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anxin.hub.review.Reviews;
import cn.anxin.hub.support.Browser;
import cn.anxin.hub.support.BrowserTest;
import cn.anxin.hub.support.Web;
import cn.anxin.hub.support.WebSlice;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What goes out, as people at a browser find it and act on it. */
@BrowserTest
class NoticesBrowserIT {

    private static final String HOSTILE = "<script>alert(1)</script>\u202Egnp" + "长".repeat(2_000);

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Reviews reviews;

    private ToldBanks told;

    @BeforeEach
    void empty() {
        WebSlice.empty(jdbc);
        told = new ToldBanks(jdbc, reviews, new Web(port));
    }

    @AfterEach
    void forget() {
        jdbc.sql("delete from recipient where id like '%-9'").update();
        jdbc.sql("update recipient set paused = false").update();
    }

    @Test
    void aNoticeIsFoundAndFollowedBackToItsLine(Browser browser) {
        told.listed("无锡一厂").dropped("bank-1", 1).cleared();
        browser.signIn().open("/notices").waitFor(".chart .canvas canvas");
        browser.assertAccessible();

        browser.script("document.querySelector('select[name=recipient]').value = 'bank-1';"
                + "document.querySelector('select[name=change]').value = 'START'; return 1;");
        browser.click("form.filter button").waitFor("#list tbody tr:only-child", "第 1 号");
        assertThat(browser.path()).contains("recipient=bank-1", "change=START");
        assertThat(browser.has("#list .chart")).isFalse();

        browser.click("#list tbody a").waitFor("h1", "320200-2026-");
        browser.assertAccessible();
        browser.width(400).assertAccessible();
        browser.width(1280).click(".lineage a[href^='/intakes/']").waitFor("h1");
        assertThat(browser.path()).startsWith("/intakes/");
    }

    @Test
    void hostileNamesAreTextAndBreakNoPage(Browser browser) {
        told.listed(HOSTILE.substring(0, 190)).dropped("bank-1", 1);
        jdbc.sql("update enterprise set name = ?").param(HOSTILE).update();
        jdbc.sql(
                        "update recipient set last_error = ?, resume_at = now() + interval '1 hour', failures = 3 where id = 'bank-1'")
                .param(HOSTILE.substring(0, 400))
                .update();
        try {
            browser.signIn();
            for (String path : new String[] {
                "/notices", "/notices/" + told.notice("bank-1", 1), "/recipients", "/recipients/bank-1"
            }) {
                for (int width : new int[] {1280, 400}) {
                    browser.width(width).open(path).assertAccessible();
                    assertThat(browser.text("main")).as(path).contains("<script>alert(1)");
                }
            }
        } finally {
            jdbc.sql("update recipient set last_error = null, resume_at = null, failures = 0")
                    .update();
        }
    }

    @Test
    void withoutScriptsAListIsFilteredAndAStatementCounted(Browser browser) {
        told.listed("无锡一厂").dropped("bank-1", 1);
        browser.signIn().scripts(false).open("/notices");
        browser.fill("input[name=q]", ToldBanks.USCC)
                .click("form.filter button")
                .waitFor("#list tbody tr");
        assertThat(browser.path()).contains("q=" + ToldBanks.USCC);
        browser.open("/statements/bank-1/2026-11-22").click("#statement a").waitFor(".notice.good", "账平");
        browser.scripts(true).open("/statements/bank-1/2026-11-22").waitFor(".notice.good", "账平");
        browser.assertAccessible();
    }

    @Test
    void aRecipientIsAddedWithAMistakeThatIsSaidAtItsField(Browser browser) {
        browser.signIn().open("/recipients/_new?way=HTTP");
        browser.assertAccessible();
        browser.fill("input[name=id]", "bank-9").fill("input[name=name]", "第九银行");
        browser.fill("input[name=address]", "ftp://bank-9.example")
                .fill("input[name=secret]", "file:/run/secrets/bank-9");
        browser.fill("input[name=reason]", "协议已签").click("form.entry button").waitFor("#wrong", "地址有误");
        assertThat(browser.script("return document.querySelector('input[name=name]').value"))
                .isEqualTo("第九银行");
        // The browser notes that the answer was a refusal.
        assertThat(browser.troubles()).hasSize(1).allMatch(line -> line.contains("422"));
        browser.width(400).assertAccessible();

        browser.width(1280)
                .fill("input[name=address]", "https://bank-9.example/notices")
                .click("form.entry button");
        browser.waitFor(".notice.good", "已登记").assertAccessible();
        browser.fill("form[action$='/pause'] input[name=reason]", "先不送").click("form[action$='/pause'] button");
        browser.waitFor("#channel", "已暂停");
    }

    @Test
    void theOtherListsAreAccessible(Browser browser) {
        told.listed("无锡一厂").dropped("bank-1", 1);
        browser.signIn();
        for (String path :
                new String[] {"/recipients", "/drops", "/overdue?recipient=bank-1", "/statements?recipient=bank-1"}) {
            for (int width : new int[] {1280, 400}) {
                browser.width(width).open(path).assertAccessible();
            }
        }
        browser.open("/drops?theme=dark").assertAccessible();
        browser.open("/drops?theme=auto");
    }
}
