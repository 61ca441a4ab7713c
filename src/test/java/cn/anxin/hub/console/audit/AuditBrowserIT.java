package cn.anxin.hub.console.audit;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anxin.hub.ledger.Audit;
import cn.anxin.hub.ledger.AuditEvent;
import cn.anxin.hub.support.Browser;
import cn.anxin.hub.support.BrowserTest;
import cn.anxin.hub.support.Web;
import cn.anxin.hub.support.WebSlice;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** An auditor finds who did and saw what, takes it away, and has the chain gone through. */
@BrowserTest
class AuditBrowserIT {

    private static final String HOSTILE = "<script>alert(1)</script>\u202E=cmd";

    private final Browser browser;

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Audit audit;

    @Autowired
    private TransactionTemplate transaction;

    AuditBrowserIT(Browser browser) {
        this.browser = browser;
    }

    @BeforeEach
    void someHistory() {
        WebSlice.empty(jdbc);
        IntStream.range(0, 60).forEach(i -> write("officer", AuditEvent.ENTERPRISE_READ, "91320205MA1WX0T1" + i, ""));
        write("operator", AuditEvent.DEAD_LETTER_REPLAYED, "x", HOSTILE);
    }

    @Test
    void whoSawWhatIsFoundByFilterAndPage() {
        browser.signIn("auditor", WebSlice.PASSWORD).open("/audit");
        assertThat(browser.texts("#lines tbody tr")).hasSize(50);
        assertThat(browser.text("#lines")).contains(HOSTILE.replace("\u202E", "\u202E"), "127.0.0.1", "登录");
        browser.assertAccessible();
        browser.click("#lines a[rel=next]").waitFor("#entry-1");
        browser.fill("input[name=subject]", "91320205MA1WX0T15").fill("input[name=actor]", "officer");
        browser.click("form.filter button").waitFor("#lines tbody tr:nth-child(11):last-child");
        assertThat(browser.texts("#lines tbody tr")).hasSize(11);
        assertThat(browser.path()).contains("subject=91320205MA1WX0T15");
        browser.width(400).open(browser.path()).assertAccessible();
    }

    @Test
    void theChainIsGoneThroughAndAChangeIsFound() {
        browser.signIn("auditor", WebSlice.PASSWORD).open("/audit/chain");
        String noted = browser.text("output");
        browser.fill("input[name=noted]", noted).click("form.act button");
        browser.waitFor("#checks .tag", "完整").assertAccessible();

        jdbc.sql("update audit set subject = 'nobody' where id = 7").update();
        browser.scripts(false).open("/audit/chain").click("form.act button");
        for (int i = 0; i < 50 && !browser.text("#checks").contains("第 7 条"); i++) {
            browser.open("/audit/chain");
        }
        assertThat(browser.text("#checks article")).contains("有改动", "第 7 条的内容被改动");
        browser.scripts(true).open("/audit/chain?theme=dark").assertAccessible();
        browser.open("/audit?theme=auto");
    }

    @Test
    void whatIsTakenAwayStandsInTheAuditAndNobodyElseMayLook() {
        Web auditor = new Web(port).signedInAs("auditor");
        assertThat(auditor.get("/audit/export.csv?actor=operator").body())
                .contains("dead-letter.replay", "<script>")
                .doesNotContain("enterprise.read");
        assertThat(auditor.get("/audit/export.xlsx")
                        .headers()
                        .firstValue("Content-Type")
                        .orElse(""))
                .contains("spreadsheetml");
        assertThat(jdbc.sql("select reason from audit where action = 'audit.export' order by id limit 1")
                        .query(String.class)
                        .single())
                .isEqualTo("actor=operator");
        for (String role : new String[] {"viewer", "operator", "officer"}) {
            Web other = new Web(port).signedInAs(role);
            assertThat(other.get("/audit").statusCode()).isEqualTo(403);
            assertThat(other.get("/audit/export.csv").statusCode()).isEqualTo(403);
            assertThat(other.get("/audit/chain").statusCode()).isEqualTo(403);
        }
        assertThat(auditor.get("/audit?from=x&to=9999999-01-01&after=-5&actor=%00")
                        .statusCode())
                .isEqualTo(200);
    }

    private void write(String actor, AuditEvent event, String subject, String reason) {
        transaction.executeWithoutResult(status -> audit.record(actor, event, subject, reason));
    }
}
