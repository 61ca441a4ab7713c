package cn.anxin.hub.console.intake;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anxin.hub.intake.UploadWork;
import cn.anxin.hub.support.Browser;
import cn.anxin.hub.support.BrowserTest;
import cn.anxin.hub.support.Web;
import cn.anxin.hub.support.WebSlice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.support.ui.Select;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@BrowserTest
class IntakeBrowserIT {

    private static final String USCC = "91320205MA1WX0T109";
    private static final String HOSTILE = "<script>alert(1)</script>=cmd\u202E" + "长".repeat(300);

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private UploadWork uploads;

    @BeforeEach
    void fill() {
        WebSlice.empty(jdbc);
        push(record("profile", "F-1", "无锡一厂", "\"valid_from\": \"2021-01-01\", \"sector\": \"OTHER\""));
        push(record("order_refusal", "O-1", "无锡一厂", "\"refused_on\": \"2026-99-01\", \"document_no\": \"=cmd()\""));
        push(record("order_refusal", "O-2", HOSTILE, "\"refused_on\": \"20260501\", \"document_no\": \"2号\""));
    }

    @Test
    void theListIsNarrowedWhileItIsTypedAndTheAddressCanBeSent(Browser browser) {
        browser.signIn().open("/intakes").waitFor("#list tbody tr");
        assertThat(browser.texts("#list tbody tr")).hasSize(3);
        browser.fill("input[name=q]", "nothing-like-it").waitFor("#list .empty", "没有符合条件");

        assertThat(browser.path()).contains("q=nothing-like-it");
        browser.open(browser.path()).waitFor("#list .empty", "没有符合条件");
    }

    @Test
    void eachRowsFateCanBeRead(Browser browser) {
        browser.signIn().open("/intakes?after=nonsense").waitFor("#list tbody tr");
        String rejected = jdbc.sql("select id from intake where rejected = 1")
                .query(String.class)
                .single();
        browser.open("/intakes/" + rejected).waitFor("#rows", "2026-99-01");
        browser.assertAccessible();
        String accepted = jdbc.sql("select id from intake where accepted = 1")
                .query(String.class)
                .single();
        browser.open("/intakes/" + accepted).click("a[href*='show=kept']").waitFor("#rows", "emergency/profile/F-1");

        assertThat(jdbc.sql("select count(*) from audit where action = 'intake.read'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(3);
    }

    @Test
    void aQuarantinedRecordIsDecidedOnTheSpot(Browser browser) {
        browser.signIn().open("/quarantine").waitFor(".versus", "无锡一厂");
        assertThat(browser.text(".versus")).contains("<script>alert(1)</script>");
        browser.assertAccessible();
        browser.fill("article input[name=reason]", "名称有误").click("article button.bad");
        browser.waitFor(".notice", "已拒绝").waitFor(".empty", "没有待核记录");
    }

    @Test
    void aFileIsCheckedAndTakenWithoutScripts(Browser browser, @TempDir Path folder) throws Exception {
        browser.signIn().scripts(false);
        check(browser, folder);
        browser.fill("input[name=reason]", "核对无误").click("form.act button");
        browser.waitFor(".notice", "已确认");
        uploads.step();
        browser.open(browser.path()).waitFor("#work", "已入库 1 行");
    }

    @Test
    void theProgressOfAnUploadIsSeen(Browser browser, @TempDir Path folder) throws Exception {
        browser.signIn();
        check(browser, folder);
        browser.assertAccessible();
        browser.fill("input[name=reason]", "核对无误").click("form.act button").waitFor("#work", "等待入库");
        uploads.step();
        browser.waitFor("#work", "已入库 1 行");
    }

    @Test
    void thePagesAreAccessibleOnANarrowWindow(Browser browser) {
        browser.signIn().width(400);
        for (String path : new String[] {"/intakes", "/quarantine", "/snapshots", "/upload"}) {
            browser.open(path).assertAccessible();
        }
    }

    private static void check(Browser browser, Path folder) throws IOException {
        Path file = Files.writeString(
                folder.resolve("order_refusal.csv"),
                "record_id,uscc,enterprise_name,refused_on,document_no\nO-9," + USCC + ",无锡一厂,2026-05-01,9号\n");
        browser.open("/upload");
        new Select(browser.driver().findElement(By.name("kind"))).selectByValue("emergency/order_refusal");
        browser.driver().findElement(By.name("file")).sendKeys(file.toString());
        browser.click("main form button").waitFor("h1", "order_refusal.csv");
        assertThat(browser.text(".tile.good")).contains("1");
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

    private static String record(String type, String id, String name, String data) {
        return """
                {"type": "%s", "recordId": "%s", "uscc": "%s", "enterpriseName": "%s", "data": {%s}}""".formatted(type, id, USCC, name, data);
    }
}
