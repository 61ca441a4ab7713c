package cn.anxin.hub.console;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anxin.hub.support.Browser;
import cn.anxin.hub.support.BrowserTest;
import cn.anxin.hub.support.WebSlice;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@BrowserTest
class ShellBrowserIT {

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void empty() {
        WebSlice.empty(jdbc);
    }

    @Test
    void whoeverAsksForAPageSignsInAndArrivesThere(Browser browser) {
        browser.open("/quarantine").waitFor("h1", "登录");
        browser.fill("input[name=username]", "admin").fill("input[name=password]", WebSlice.PASSWORD);
        browser.click("main button").waitFor("h1", "待核记录");

        assertThat(browser.path()).startsWith("/quarantine");
    }

    @Test
    void languageAndColoursAreKept(Browser browser) {
        browser.signIn();
        browser.click("a[href*='lang=en']").waitFor("h1", "Overview");
        browser.click("a[href*='theme=light']").click("a[href*='theme=dark']");
        browser.open("/quarantine").waitFor("h1", "Quarantine");

        assertThat(browser.script("return document.documentElement.dataset.theme"))
                .isEqualTo("dark");
        assertThat(browser.script("return getComputedStyle(document.body).backgroundColor"))
                .isEqualTo("rgb(16, 22, 27)");
    }

    @Test
    void nothingIsAskedOfAnotherHost(Browser browser) {
        browser.signIn().open("/");
        @SuppressWarnings("unchecked")
        List<String> hosts = (List<String>) browser.script(
                "return [...new Set(performance.getEntriesByType('resource').map(e => new URL(e.name).host))]");

        assertThat(hosts).hasSize(1).allMatch(host -> host.startsWith("localhost:"));
    }

    @Test
    void aRequestThatTheServerRefusesIsToldOnThePageUntilItsUserAsksAgain(Browser browser) {
        browser.signIn().open("/");
        browser.script("""
                document.querySelector('#content').insertAdjacentHTML('afterbegin', `
                    <button id="lost" hx-post="/quarantine/1/nowhere">?</button>
                    <button id="found" hx-get="/" hx-target="#found" hx-swap="none">!</button>`);
                htmx.process(document.querySelector('#content'));
                return 1;""");
        browser.click("#lost").waitFor("#trouble", "没有成功");
        refresh(browser);
        assertThat(browser.text("#trouble")).contains("没有成功");

        browser.click("#found").waitFor("#trouble[hidden]");
    }

    /** What the live line does; over when the part has been exchanged for its successor. */
    private static void refresh(Browser browser) {
        browser.script("document.querySelector('#live-part').dataset.old = 'yes'; "
                + "document.body.dispatchEvent(new CustomEvent('live')); return 1;");
        browser.waitFor("#live-part:not([data-old])");
    }

    @Test
    void theKeyboardReachesTheContentFirst(Browser browser) {
        browser.signIn().open("/");
        browser.driver().switchTo().activeElement().sendKeys(Keys.TAB);

        assertThat(browser.driver().switchTo().activeElement().getText()).isEqualTo("跳到正文");
    }

    @Test
    void theLogInPageIsAccessible(Browser browser) {
        for (int width : new int[] {1280, 400}) {
            browser.width(width).open("/login").assertAccessible();
        }
    }
}
