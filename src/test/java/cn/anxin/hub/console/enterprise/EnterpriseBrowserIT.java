package cn.anxin.hub.console.enterprise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.anxin.hub.review.Reviews;
import cn.anxin.hub.support.Browser;
import cn.anxin.hub.support.BrowserTest;
import cn.anxin.hub.support.WebSlice;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@BrowserTest
class EnterpriseBrowserIT {

    private static final String FILE = "/enterprises/" + Firm.USCC;
    private static final String HOSTILE = "<script>alert(1)</script>=cmd\u202E甲" + "乙".repeat(2000);

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Reviews reviews;

    @BeforeEach
    void open() {
        WebSlice.empty(jdbc);
        new Firm(port)
                .withProfile("无锡一厂")
                .withRefusal("O-1", "无锡一厂", "20250301")
                .withHazard("H-1", "无锡一厂");
        reviews.batch();
    }

    @Test
    void whatIsTypedIsFoundWithoutAnotherPage(Browser browser) {
        browser.signIn().open("/enterprises").waitFor("#list td", "无锡一厂");
        browser.script("window.stays = true; return 1;");
        browser.fill("#q", "厂丁").waitFor("#list", "没有符合条件的企业");
        browser.fill("#q", "wxyc").waitFor("#list td", "无锡一厂");

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(browser.path()).contains("q=wxyc"));
        assertThat(browser.script("return window.stays")).isEqualTo(true);
    }

    @Test
    void theSliderMovesToTheDayOfAChange(Browser browser) {
        browser.signIn().open(FILE).waitFor("h1", "无锡一厂");
        browser.script("""
                const slider = document.getElementById('asOf-slider');
                slider.value = 0;
                slider.dispatchEvent(new Event('input', {bubbles: true}));
                slider.dispatchEvent(new Event('change', {bubbles: true}));
                return 1;""");
        browser.waitFor("#file .big", "一般");

        assertThat(browser.path()).contains("asOf=2021-01-01");
        browser.click("a[rel=next]").waitFor("#file .big", "失信联合惩戒");
    }

    @Test
    void withoutScriptsEverythingIsThere(Browser browser) {
        browser.signIn().scripts(false);
        browser.open("/enterprises")
                .fill("#q", "一厂")
                .click("form.filter button")
                .waitFor("#list td", "无锡一厂");
        browser.click("#list td a").waitFor("h1", "无锡一厂");
        browser.click("a[rel=prev]").waitFor("#file .big", "失信联合惩戒");

        assertThat(browser.path()).contains("asOf=");
        assertThat(browser.text("details summary")).isNotEmpty();
    }

    @Test
    void aHostileNameIsAName(Browser browser) {
        jdbc.sql("update enterprise set name = ?").param(HOSTILE).update();
        jdbc.sql("update record set enterprise_name = ?").param(HOSTILE).update();
        jdbc.sql("update enterprise_name set name = ?").param(HOSTILE).update();
        browser.signIn();
        for (int width : new int[] {1280, 400}) {
            browser.width(width).open("/enterprises").waitFor("#list td", "<script>");
            browser.assertAccessible();
            browser.open(FILE).waitFor("h1", "<script>").assertAccessible();
        }
    }

    @Test
    void thePagesAreAccessibleInBothWidthsAndLanguages(Browser browser) {
        browser.signIn();
        for (String language : new String[] {"zh", "en"}) {
            for (int width : new int[] {1280, 400}) {
                browser.width(width).open("/enterprises?lang=" + language);
                browser.assertAccessible();
                browser.shoot("enterprises-" + language + "-" + width);
                browser.open(FILE + "?withAsOf=2025-02-01");
                browser.script("document.querySelectorAll('details').forEach(d => d.open = true); return 1;");
                browser.assertAccessible();
                browser.shoot("enterprise-" + language + "-" + width);
                browser.open("/policy");
                browser.assertAccessible();
                browser.shoot("policy-" + language + "-" + width);
            }
        }
    }

    @Test
    void whoMayNotSeeContentIsToldSo(Browser browser) {
        browser.signIn("viewer", WebSlice.PASSWORD)
                .open(FILE)
                .waitFor("h2", "档案未开放")
                .assertAccessible();
        browser.shoot("enterprise-line");
    }
}
