package cn.anxin.hub.console;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anxin.hub.review.Reviews;
import cn.anxin.hub.support.Browser;
import cn.anxin.hub.support.BrowserTest;
import cn.anxin.hub.support.SmallCity;
import cn.anxin.hub.support.WebSlice;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every page, with data and without, wide and narrow, light and dark, in both languages. */
@BrowserTest
class PagesBrowserIT {

    private static final List<String> PAGES = List.of(
            "/",
            "/routes",
            "/intakes",
            "/quarantine",
            "/snapshots",
            "/upload",
            "/enterprises",
            "/enterprises/" + SmallCity.PUNISHED,
            "/notices",
            "/drops",
            "/overdue",
            "/recipients",
            "/dead-letters",
            "/policy",
            "/audit",
            "/users",
            "/tokens",
            "/audit/chain",
            "/account/password");

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Reviews reviews;

    @Test
    void whatThereIsCanBeReadByEverybody(Browser browser) {
        new SmallCity(jdbc, reviews, port).fill();
        look(browser, "full");
    }

    @Test
    void whatThereIsNotYetIsDesignedToo(Browser browser) {
        WebSlice.empty(jdbc);
        look(browser.signIn().width(400), "/", "empty");
        PAGES.stream().filter(page -> !page.startsWith("/enterprises/")).forEach(page -> look(browser, page, "empty"));
    }

    private static void look(Browser browser, String name) {
        browser.signIn().open("/?lang=zh&theme=light");
        PAGES.forEach(page -> look(browser, page, name + "-wide-light-zh"));
        browser.width(400).open("/?lang=en&theme=dark");
        PAGES.forEach(page -> look(browser, page, name + "-narrow-dark-en"));
    }

    private static void look(Browser browser, String page, String name) {
        browser.open(page).waitFor("h1");
        assertThat(browser.text("h1")).as(page).isNotBlank();
        browser.assertAccessible();
        if (Boolean.getBoolean("screenshots")) {
            browser.shoot(page.replaceAll("\\W+", "-") + "-" + name);
        }
    }
}
