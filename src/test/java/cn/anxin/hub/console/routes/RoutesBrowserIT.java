package cn.anxin.hub.console.routes;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anxin.hub.support.Browser;
import cn.anxin.hub.support.BrowserTest;
import cn.anxin.hub.support.WebSlice;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An operator looks at the routes, stops one and lets it go on. */
@BrowserTest
class RoutesBrowserIT {

    private static final String HOSTILE = "<script>alert(1)</script> =cmd \u202Etxt";

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void empty() {
        WebSlice.empty(jdbc);
    }

    /** Routes that other tests find here run. */
    @AfterEach
    void letThemRun() {
        jdbc.sql("update route_wish set want = 'RUN'").update();
    }

    @Test
    void aRouteIsFoundStoppedAndStartedAgain(Browser browser) {
        browser.signIn().open("/routes").waitFor("#live[data-state=on]");
        browser.fill("#routes-q", "feed-cou").waitFor("#routes tbody tr:only-child", "feed-court");
        browser.assertAccessible();
        browser.click("#routes tbody a").waitFor("h1", "feed-court");
        assertThat(browser.text("svg.route")).contains("direct:court");

        browser.fill("input[name=reason]", HOSTILE).click("button[formaction$='/stop']");
        browser.waitFor(".notice.good", "已要求停止").waitFor("#route .facts", "已停止");
        assertThat(browser.text("#route .facts")).contains(HOSTILE.substring(0, 30));
        assertThat(browser.has("#route script")).isFalse();
        browser.assertAccessible();
        browser.width(400).assertAccessible();

        browser.fill("input[name=reason]", "好了").click("button[formaction$='/start']");
        browser.waitFor("#route .facts", "运行中");
        assertThat(jdbc.sql(
                                "select action || ' ' || subject || ' ' || reason from audit where subject = 'feed-court' order by id")
                        .query(String.class)
                        .list())
                .containsExactly("route.stop feed-court " + HOSTILE, "route.start feed-court 好了");
    }

    @Test
    void withoutScriptsAndWithoutAReasonNothingIsDone(Browser browser) {
        browser.signIn().scripts(false).open("/routes/feed-court");
        browser.fill("input[name=reason]", "   ").click("button[formaction$='/stop']");

        browser.waitFor(".notice.bad", "请写明理由");
        assertThat(browser.text("#route .facts")).contains("运行中");
    }

    @Test
    void thePageSaysSinceWhenTheLineIsCut(Browser browser) {
        browser.signIn().open("/routes").waitFor("#live[data-state=on]", "实时");
        browser.script("window.EventSource = class { constructor() { setTimeout(() => this.onerror(), 0); }"
                + " addEventListener() {} close() {} };"
                + "Object.defineProperty(document, 'hidden', {value: true, configurable: true});"
                + "document.dispatchEvent(new Event('visibilitychange'));"
                + "Object.defineProperty(document, 'hidden', {value: false, configurable: true});"
                + "document.dispatchEvent(new Event('visibilitychange')); return 1;");

        browser.waitFor("#live[data-state=cut]", "连接已断，自 ");
    }
}
