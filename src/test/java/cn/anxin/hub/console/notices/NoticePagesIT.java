package cn.anxin.hub.console.notices;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anxin.hub.review.Reviews;
import cn.anxin.hub.support.Web;
import cn.anxin.hub.support.WebSlice;
import cn.anxin.hub.support.WebTest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The pages of what goes out, asked as a browser without scripts asks for them. */
@WebTest
class NoticePagesIT {

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Reviews reviews;

    private Web web;
    private ToldBanks told;

    @BeforeEach
    void open() {
        WebSlice.empty(jdbc);
        web = new Web(port).signedIn();
        told = new ToldBanks(jdbc, reviews, web);
    }

    @AfterEach
    void forget() {
        jdbc.sql("delete from recipient where id like '%-9'").update();
        jdbc.sql("update recipient set paused = false, per_minute = null").update();
    }

    @Test
    void anEmptyHubSaysSo() {
        assertThat(page("/notices")).contains("还没有签发过通报").doesNotContain("data-chart");
        assertThat(page("/notices?state=DEAD")).contains("没有符合条件的通报");
        assertThat(page("/drops")).contains("没有投递批次");
        assertThat(page("/statements?recipient=bank-1")).contains("这段时间没有应送的通报");
        assertThat(page("/overdue?recipient=bank-1")).contains("没有逾期");
        assertThat(page("/recipients?lang=en")).contains("running").contains("the whole city");
        assertThat(web.get("/notices/00000000-0000-0000-0000-000000000001").statusCode())
                .isEqualTo(404);
    }

    @Test
    void everyFilterFindsWhatItNamesAndNothingElse() {
        told.listed("无锡一厂").dropped("bank-1", 1).cleared();
        String bank = told.notice("bank-1", 1).toString();
        String ended = told.notice("bank-1", 2).toString();

        assertThat(page("/notices")).contains(bank, ended, "近 30 天签发的通报");
        assertThat(page("/notices?recipient=bank-1&state=DELIVERED"))
                .contains(bank)
                .doesNotContain(ended);
        assertThat(page("/notices?change=END")).contains(ended).doesNotContain(bank);
        assertThat(page("/notices?regime=JOINT_INCENTIVE")).doesNotContain(bank, ended);
        assertThat(page("/notices?from=2026-11-22&until=2026-11-22&recipient=bank-1"))
                .contains(bank, ended);
        assertThat(page("/notices?from=2026-11-23")).doesNotContain(bank, ended);
        assertThat(page("/notices?until=2026-11-21&recipient=bank-1")).doesNotContain(bank, ended);
        assertThat(page("/notices?q=" + ToldBanks.USCC.toLowerCase(Locale.ROOT)))
                .contains(bank);
        assertThat(page("/notices?q=" + bank)).contains(bank).doesNotContain(ended);
        assertThat(page("/notices?q=" + ToldBanks.USCC + "&change=END&recipient=bank-1"))
                .contains(ended)
                .doesNotContain(bank);
        assertThat(page("/notices?from=soon")).contains("日期不正确");
        assertThat(page("/notices?state=LOST&q=%00&after=x")).contains(bank);
    }

    @Test
    void aLongListIsReadPageByPageAndTakenAwayWhole() {
        told.listed("=cmd|' /C calc'!A0");
        for (int sequence = 2; sequence <= 60; sequence++) {
            again(sequence);
        }

        String first = page("/notices?recipient=bank-1");
        assertThat(rows(first)).hasSize(50);
        String next =
                first.replaceAll("(?s).*rel=\"next\" href=\"([^\"]+)\".*", "$1").replace("&amp;", "&");
        List<String> rest = rows(page(next));
        assertThat(rest).hasSize(10).doesNotContainAnyElementsOf(rows(first));
        String file = page("/notices/export.csv?recipient=bank-1");
        assertThat(file.lines()).hasSize(61);
        assertThat(file).contains("'=cmd");
        assertThat(audited("list.export")).containsExactly("notices.csv recipient=bank-1");
    }

    @Test
    void aNoticeIsShownAsItsRecipientGotItWithWhereItComesFrom() {
        told.listed("无锡一厂").dropped("bank-1", 7);
        String id = told.notice("bank-1", 1).toString();
        String content = jdbc.sql("select content from notice where id = cast(? as uuid)")
                .param(id)
                .query(String.class)
                .single();

        String shown = page("/notices/" + id);
        assertThat(shown)
                .contains("第七条第（九）项", "锡应急认〔2026〕1号")
                .contains("ANXIN_bank-1_20261102_00007.csv")
                .contains("应于 2026-11-09 前答复", "已逾期")
                .contains("emergency/serious_violation/S-1")
                .contains("/intakes/"
                        + jdbc.sql("select intake_id from record where record_id = 'S-1' and revision = 1")
                                .query(String.class)
                                .single())
                .contains("/enterprises/" + ToldBanks.USCC);
        HttpResponse<String> file = web.get("/notices/" + id + "/content");
        assertThat(file.body()).isEqualTo(content);
        assertThat(file.headers().firstValue("Content-Type")).hasValue("application/cloudevents+json");
        assertThat(audited("notice.read")).hasSize(2);

        told.cleared();
        String ended = told.notice("bank-1", 2).toString();
        assertThat(page("/notices/" + id)).contains("此通报的措施已被解除", ended);
        assertThat(page("/notices/" + ended)).contains("记录被撤回、撤销或更正");
    }

    @Test
    void withoutThePermissionOnlyTheEnvelopeIsShown() {
        told.listed("无锡一厂").dropped("bank-1", 7);
        String id = told.notice("bank-1", 1).toString();
        Web operator = signedIn("operator");

        String shown = operator.get("/notices/" + id).body();
        assertThat(shown)
                .contains("您没有查阅通报内容的权限", "ANXIN_bank-1_20261102_00007.csv")
                .doesNotContain("锡应急认", "emergency/serious_violation", "/enterprises/" + ToldBanks.USCC);
        assertThat(operator.get("/notices/" + id + "/content").statusCode()).isEqualTo(403);
        assertThat(audited("notice.read")).isEmpty();
        assertThat(signedIn("viewer").get("/notices/export.csv").statusCode()).isEqualTo(403);
    }

    @Test
    void aBatchIsAskedForAgainWithAReason() {
        told.listed("无锡一厂").dropped("bank-1", 7);

        web.submit("/drops", "/drops/bank-1/7/resend", Map.of("reason", " "));
        assertThat(page("/drops?recipient=bank-1")).contains("请写明理由").doesNotContain("待重发");
        web.submit("/drops", "/drops/bank-1/7/resend", Map.of("reason", "对方丢失"));
        assertThat(page("/drops?recipient=bank-1")).contains("已安排重发", "待重发");
        web.submit("/drops", "/drops/bank-1/8/resend", Map.of("reason", "对方丢失"));
        assertThat(page("/drops?recipient=bank-1")).contains("没有 bank-1/8 这个批次");
        assertThat(page("/drops/export.csv")).contains("ANXIN_bank-1_20261102_00007.csv");
        assertThat(audited("batch.resend")).containsExactly("bank-1/7 对方丢失");
    }

    @Test
    void whatIsNotAnsweredInTimeIsListedByRecipient() {
        told.listed("无锡一厂").dropped("bank-1", 1);
        String id = told.notice("bank-1", 1).toString();

        assertThat(page("/overdue")).contains("/overdue?recipient=bank-1").doesNotContain(id);
        assertThat(page("/overdue?recipient=bank-1")).contains(id, "2026-11-09");
        assertThat(page("/overdue/export.csv")).contains("2026-11-09", "收到");
    }

    @Test
    void aDaysStatementBalancesAndCanBeTakenAway() {
        told.listed("无锡一厂").dropped("bank-1", 1);

        assertThat(page("/statements?recipient=bank-1")).contains("/statements/bank-1/2026-11-22");
        assertThat(page("/statements/bank-1/2026-11-22")).contains("正在清点");
        assertThat(page("/statements/bank-1/2026-11-22?counted=true")).contains("账平", "尚未终了");
        assertThat(page("/statements/bank-1/2026-11-22/statement.json")).contains("\"due\":1", "\"digest\":");
        assertThat(page("/statements/export.csv?recipient=bank-1")).contains("bank-1,2026-11-22,1,1,0,0,0,0,1");
        assertThat(web.get("/statements/bank-1/2026-11-23").statusCode()).isEqualTo(404);
        assertThat(web.get("/statements/nobody/2026-11-22").statusCode()).isEqualTo(404);
    }

    @Test
    void aChannelIsPausedLimitedAndResumedWithAReason() {
        String bank = "/recipients/bank-1";
        web.submit(bank, bank + "/pause", Map.of("reason", ""));
        assertThat(page(bank)).contains("请写明理由", "运行中");
        web.submit(bank, bank + "/pause", Map.of("reason", "对方维护"));
        assertThat(page(bank)).contains("已暂停：通报保留");
        web.submit(bank, bank + "/resume", Map.of("reason", "维护完毕"));
        web.submit(bank, bank + "/limit", Map.of("perMinute", "many", "reason", "太快"));
        assertThat(page(bank)).contains("上限应为");
        web.submit(bank, bank + "/limit", Map.of("perMinute", "30", "reason", "太快"));
        assertThat(page("/recipients")).contains("每分钟 30 件");
        web.submit(bank, bank + "/limit", Map.of("perMinute", "", "reason", "够快了"));
        assertThat(page(bank)).contains("已取消限速");
        web.submit(bank, bank + "/resend", Map.of("since", "soon", "reason", "x"));
        assertThat(page(bank)).contains("时刻不正确");
        web.submit(bank, bank + "/resend", Map.of("since", "2026-11-01T00:00", "reason", "x"));
        assertThat(page(bank)).contains("0 件通报，0 个批次");
        assertThat(audited("recipient.limit")).containsExactly("bank-1 30 太快", "bank-1 - 够快了");

        Web officer = signedIn("officer");
        assertThat(officer.get(bank).body()).doesNotContain("/pause", "/limit", "/remove");
        assertThat(officer.submit("/notices", bank + "/pause", Map.of("reason", "x"))
                        .statusCode())
                .isEqualTo(403);
        Web operator = signedIn("operator");
        assertThat(operator.get(bank).body()).contains("/pause", "/limit").doesNotContain("/remove", "_edit");
        assertThat(operator.get(bank + "/_edit").statusCode()).isEqualTo(403);
        assertThat(operator.submit("/notices", bank + "/remove", Map.of("confirmed", "bank-1", "reason", "x"))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void aRecipientIsAddedChangedAndRemoved() {
        HttpResponse<String> wrong = web.submit("/recipients/_new?way=HTTP", "/recipients/_new", bank9("ftp://x"));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body())
                .contains("地址有误", "aria-invalid=\"true\"", "value=\"ftp://x\"", "value=\"第九银行\"")
                .doesNotContain("This is not an address");
        assertThat(web.submit("/recipients/_new", "/recipients/_new", bank9("https://bank-9.example/notices"))
                        .headers()
                        .firstValue("Location"))
                .hasValueSatisfying(address -> assertThat(address).endsWith("/recipients/bank-9"));
        assertThat(page("/recipients/bank-9")).contains("已登记", "file:/run/secrets/bank-9", "锡山区", "收到：2 个工作日");
        assertThat(web.submit("/recipients/_new", "/recipients/_new", bank9("https://bank-9.example/notices"))
                        .body())
                .contains("此编号已被使用");

        String edit = "/recipients/bank-9/_edit";
        assertThat(page(edit)).contains("value=\"https://bank-9.example/notices\"");
        Map<String, String> change = new HashMap<>(bank9("https://bank-9.example/v2"));
        change.put("version", "1");
        change.put("receivedWithin", "");
        change.put("reason", "");
        assertThat(web.submit(edit, edit, change).body()).contains("请写明理由", "https://bank-9.example/v2");
        change.put("reason", "换址");
        web.submit(edit, edit, change);
        assertThat(page("/recipients/bank-9")).contains("已更改", "https://bank-9.example/v2", "收到：5 个工作日");
        assertThat(web.submit(edit, edit, change).body()).contains("刚刚被他人更改");

        String remove = "/recipients/bank-9/remove";
        web.submit("/recipients/bank-9", remove, Map.of("confirmed", "bank-1", "reason", "终止"));
        assertThat(page("/recipients/bank-9")).contains("所输入的编号不符");
        web.submit("/recipients/bank-9", remove, Map.of("confirmed", "bank-9", "reason", "终止"));
        assertThat(page("/recipients/bank-9")).contains("正在关闭").doesNotContain("_edit");
        web.submit("/recipients/bank-9", remove, Map.of("confirmed", "bank-9", "discard", "true", "reason", "终止"));
        assertThat(page("/recipients/bank-9")).contains("编号不会再次分配");
        assertThat(page("/recipients")).doesNotContain("bank-9");
        assertThat(page("/recipients?closed=true")).contains("bank-9");
    }

    private static Map<String, String> bank9(String address) {
        return Map.of(
                "way", "HTTP",
                "id", "bank-9",
                "name", "第九银行",
                "kind", "bank",
                "districts", "320205",
                "address", address,
                "secret", "file:/run/secrets/bank-9",
                "receivedWithin", "2",
                "reason", "协议已签");
    }

    private void again(int sequence) {
        jdbc.sql("""
                        with issued as (
                            insert into notice (id, notice_no, recipient, uscc, sequence, change, regime, content, issued_at,
                                                assessment_id)
                            select gen_random_uuid(), 'x-' || :sequence, recipient, uscc, :sequence, 'AMEND', regime, content,
                                   issued_at, assessment_id
                              from notice where recipient = 'bank-1' and sequence = 1
                            returning id, recipient, position)
                        insert into delivery (notice_id, recipient, position, state, kind)
                        select id, recipient, position, 'WAITING', 'AP' from issued""").param("sequence", sequence).update();
    }

    private static List<String> rows(String page) {
        return Pattern.compile("href=\"(/notices/[0-9a-f-]{36})\"")
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private List<String> audited(String action) {
        return jdbc.sql("select subject || ' ' || reason from audit where action = ? order by id")
                .param(action)
                .query(String.class)
                .list();
    }

    private Web signedIn(String name) {
        Web someone = new Web(port);
        someone.submit("/login", "/login", Map.of("username", name, "password", WebSlice.PASSWORD));
        return someone;
    }

    private String page(String path) {
        HttpResponse<String> answer = web.get(path);
        assertThat(answer.statusCode()).as(path + " " + answer.body()).isEqualTo(200);
        return answer.body();
    }
}
