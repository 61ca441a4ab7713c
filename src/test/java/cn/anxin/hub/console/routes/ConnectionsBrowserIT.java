package cn.anxin.hub.console.routes;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anxin.hub.support.Browser;
import cn.anxin.hub.support.BrowserTest;
import cn.anxin.hub.support.WebSlice;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An operator has a connection tested; whoever may only look is offered nothing, and refused. */
@BrowserTest
class ConnectionsBrowserIT {

    private static final String DATABASE = "#remote-database";

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void empty() {
        WebSlice.empty(jdbc);
    }

    @Test
    void aTestSaysLayerByLayerWhatStandsAndIsAudited(Browser browser) {
        browser.signIn("operator", WebSlice.PASSWORD).open("/routes/connections");
        browser.click(DATABASE + " button").waitFor(DATABASE + " .tag.good", "各层正常");

        assertThat(browser.texts(DATABASE + " .layers li.good strong")).contains("端口 ✓", "登录 ✓");
        browser.assertAccessible();
        browser.width(400).assertAccessible();
        assertThat(audited("connection.test")).containsExactly("operator database OK");
    }

    @Test
    void aViewerIsOfferedNothingAndRefusedByTheServer(Browser browser) {
        browser.signIn("viewer", WebSlice.PASSWORD).open("/routes/connections").waitFor(DATABASE);
        assertThat(browser.has("main form")).isFalse();
        refused(browser, "/routes/connections/database");

        browser.open("/routes/feed-court").waitFor("#route");
        assertThat(browser.has("main form")).isFalse();
        refused(browser, "/routes/feed-court/stop");

        assertThat(audited("connection.test")).isEmpty();
        assertThat(audited("route.stop")).isEmpty();
    }

    /** Sends the form that the page does not have, with the page's own token. */
    private static void refused(Browser browser, String action) {
        browser.script("""
                const form = Object.assign(document.createElement('form'), {method: 'post', action: arguments[0]});
                const token = document.querySelector('meta[name=csrf]').content;
                form.innerHTML = '<input name="_csrf"><input name="reason" value="试试">';
                form.elements[0].value = token;
                document.body.append(form);
                form.submit();
                return 1;""", action);
        browser.waitFor("main .status", "403").waitFor("h1", "无权访问");
        // The browser's log tells of the answer itself.
        assertThat(browser.troubles()).allMatch(line -> line.contains("403"));
        browser.assertAccessible();
    }

    private List<String> audited(String action) {
        return jdbc.sql("select actor || ' ' || subject from audit where action = ?")
                .param(action)
                .query(String.class)
                .list();
    }
}
