package cn.anxin.hub.console.users;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anxin.hub.support.Browser;
import cn.anxin.hub.support.BrowserTest;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An administrator lets people and programs in, and out again. */
@BrowserTest
class UsersBrowserIT {

    private static final String HOSTILE = "<script>alert(1)</script>\u202E=cmd";

    private final Browser browser;

    @Autowired
    private JdbcClient jdbc;

    UsersBrowserIT(Browser browser) {
        this.browser = browser;
    }

    @BeforeEach
    @AfterEach
    void leaveTheUsersAsTheyWere() {
        jdbc.sql("delete from hub_user where name = 'wang.wu'").update();
        jdbc.sql("delete from party_token where made_by = 'admin'").update();
    }

    @Test
    void aNewUserChangesThePasswordFirstAndThenSeesWhatTheRoleMay() {
        browser.signIn().open("/users");
        browser.fill(".stack input[name=name]", "wang.wu")
                .fill(".stack input[name=display]", HOSTILE)
                .fill(".stack input[name=reason]", "新到岗");
        browser.click(".stack button");
        String password = browser.text(".secret output");
        assertThat(browser.text("#user-wang\\.wu")).contains("<script>alert(1)</script>");
        browser.assertAccessible();

        browser.open("/users");
        assertThat(browser.has(".secret")).as("shown once").isFalse();
        browser.click("header form button");
        browser.signIn("wang.wu", password);
        assertThat(browser.path()).startsWith("/account/password");
        browser.fill("input[name=present]", password)
                .fill("input[name=wanted]", "Kuai-Le-2026!")
                .fill("input[name=again]", "Kuai-Le-2026!");
        browser.click(".stack button");
        assertThat(browser.text("main .notice[role=status]")).isEqualTo("密码已更改。");
        browser.assertAccessible();

        browser.open("/");
        assertThat(browser.texts("nav a")).contains("总览").doesNotContain("审计", "管理");
        browser.open("/users");
        assertThat(browser.text("main h1")).isEqualTo("无权访问");
    }

    @Test
    void aTokenIsMadeShownOnceAndRevoked() {
        browser.signIn().open("/tokens");
        browser.fill("form[action='/tokens'] input[name=label]", "新系统")
                .fill("form[action='/tokens'] input[name=reason]", "更换");
        browser.click("form[action='/tokens'] button");
        String token = browser.text(".secret output");
        assertThat(token).hasSize(40);
        browser.assertAccessible();

        long id = jdbc.sql("select id from party_token where label = '新系统'")
                .query(Long.class)
                .single();
        String form = "form[action='/tokens/" + id + "/revoke']";
        browser.open("/tokens").width(400);
        assertThat(browser.driver().getPageSource()).doesNotContain(token);
        browser.script("document.querySelector(arguments[0]).closest('details').open = true; return 1", form);
        browser.fill(form + " input[name=reason]", "对方已换好").click(form + " button");
        assertThat(browser.text("main .notice[role=status]")).contains("已吊销");
        browser.assertAccessible();
    }

    @Test
    void thePagesAreAccessibleInBothThemesAndWidths() {
        browser.signIn();
        for (String page :
                List.of("/users?theme=dark", "/users?theme=light&lang=en", "/tokens?lang=zh", "/account/password")) {
            browser.width(1280).open(page).assertAccessible();
            browser.width(400).open(page).assertAccessible();
        }
        browser.open("/users?theme=auto&lang=zh");
    }
}
