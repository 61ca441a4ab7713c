package cn.anxin.hub.console;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anxin.hub.review.Reviews;
import cn.anxin.hub.support.Web;
import cn.anxin.hub.support.WebSlice;
import cn.anxin.hub.support.WebTest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@WebTest
class ConsoleIT {

    private static final String USCC = "91320205MA1WX0T109";
    private static final String HOSTILE = "<script>alert('x')</script>";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Reviews reviews;

    private Web web;

    @BeforeEach
    void open() {
        WebSlice.empty(jdbc);
        web = new Web(port).signedIn();
    }

    @Test
    void anEmptyHubSaysWhatToDoNext() {
        assertThat(page("/")).contains("还没有收到数据").contains("应急管理局").contains("银行");
        assertThat(page("/enterprises")).contains("没有符合条件的企业");
        assertThat(page("/quarantine")).contains("没有待核记录");
        assertThat(page("/dead-letters")).contains("没有死信");
        assertThat(page("/?lang=en")).contains("Nothing has come in yet");
        assertThat(page("/enterprises")).contains("No enterprise matches");
    }

    @Test
    void whatIsOverdueOrLacksTooMuchIsOnTheFirstPage() {
        jdbc.sql("""
                        update feed set settings = settings || '{"expected": "PT1H"}', registered_at = '2020-01-01T00:00:00Z'
                         where source = 'court'""").update();
        jdbc.sql("""
                        insert into intake (id, source, type, way, name, sha256, state, started_at)
                        values ('00000000-0000-0000-0000-000000000007', 'emergency', 'penalty', 'SFTP', 'p.csv', '', 'DONE', now())""").update();
        jdbc.sql("""
                        insert into snapshot (intake_id, source, type, started_at, known_up_to, state, known, absent)
                        values ('00000000-0000-0000-0000-000000000007', 'emergency', 'penalty', now(), 0, 'HELD', 10, 7)""").update();
        try {
            assertThat(page("/")).contains("应于 2020-01-01 09:00 前报送", "应急管理局 的快照 p.csv 缺少已知的 10 条记录中的 7 条");
        } finally {
            jdbc.sql("update feed set settings = settings - 'expected'").update();
        }
    }

    @Test
    void anEnterprisesPageGivesEveryReasonInTheLawsWords() {
        push(record(
                "profile",
                "F-1",
                "无锡一厂",
                "\"valid_from\": \"2021-01-01\", \"sector\": \"METALLURGY\"," + " \"activities\": \"STEEL\""));
        push(record("order_refusal", "O-1", "无锡一厂", "\"refused_on\": \"20260501\", \"document_no\": \"1号\""));
        push(record("order_refusal", "O-2", "无锡一厂", "\"refused_on\": \"2026-99-01\", \"document_no\": \"2号\""));
        reviews.batch();

        assertThat(page("/enterprises?q=9132020&status=JOINT_PUNISHMENT"))
                .contains("无锡一厂")
                .contains("失信联合惩戒");
        assertThat(page("/enterprises?q=%E4%BA%8C")).doesNotContain("无锡一厂");
        String file = page("/enterprises/" + USCC);
        assertThat(file)
                .contains("拒不执行应急管理部门作出的现场处理措施决定的")
                .contains("emergency/order_refusal/O-1")
                .contains("2026-05-01 起，至 2029-05-01 止")
                .contains("2027-11-01 起可以修复")
                .contains("2029-05-02 起有变化")
                .contains("钢铁冶金")
                .contains("等待送达");
        assertThat(page("/enterprises/" + USCC + "?asOf=2026-04-30")).doesNotContain("O-1（第 1 版）</span> 起");
        assertThat(page("/enterprises/" + USCC + "?asOf=2020-01-01")).contains("办法自 2021-01-01 起施行");
        assertThat(page("/enterprises/" + USCC + "?asOf=soon")).contains("日期或时刻不正确");
        assertThat(page("/enterprises/" + USCC + "?lang=en"))
                .contains("Refusal to carry out an on-site measure")
                .contains("拒不执行应急管理部门作出的现场处理措施决定的");
        String batch = jdbc.sql("select id from intake where rejected > 0")
                .query(String.class)
                .single();
        assertThat(page("/")).contains("/intakes/" + batch);
        assertThat(page("/intakes/" + batch)).contains("refused_on").contains("2026-99-01");
        jdbc.sql("delete from reject").update();
        assertThat(page("/intakes/" + batch)).contains("past their term").doesNotContain("Every row");
    }

    @Test
    void hostileNamesAreText() {
        push(record("profile", "F-1", HOSTILE, "\"valid_from\": \"2021-01-01\", \"sector\": \"OTHER\""));
        push(record(
                "hazard",
                "H" + HOSTILE,
                "无锡二厂<img src=x>",
                "\"grade\": \"MAJOR\", \"found_on\":" + " \"2026-01-01\", \"due_on\": \"2026-02-01\""));
        push("\"" + HOSTILE + "\"");
        reviews.batch();

        for (String path : new String[] {"/", "/enterprises", "/enterprises/" + USCC, "/quarantine"}) {
            assertThat(page(path)).doesNotContain("<script>").doesNotContain("<img");
        }
        assertThat(page("/enterprises?q=" + "%3Cscript%3E%22%00")).contains("&lt;script&gt;&quot;");
        assertThat(page("/quarantine")).contains("&lt;img src=x&gt;");
    }

    @Test
    void aQuarantinedRecordIsDecidedWithAReason() {
        push(record("profile", "F-1", "无锡一厂", "\"valid_from\": \"2021-01-01\", \"sector\": \"OTHER\""));
        push(record("order_refusal", "O-1", "无锡二厂", "\"refused_on\": \"20260501\", \"document_no\": \"1号\""));
        String id = jdbc.sql("select id from quarantine").query(String.class).single();

        web.submit("/quarantine", "/quarantine/accept", Map.of("id", id, "reason", "  "));
        assertThat(page("/quarantine")).contains("请写明理由").contains("无锡二厂");
        web.submit("/quarantine", "/quarantine/accept", Map.of("id", id, "reason", "已核实"));
        assertThat(page("/quarantine")).contains("已接受").doesNotContain("无锡二厂");
        web.submit("/", "/quarantine/reject", Map.of("id", id, "reason", "再来"));
        assertThat(page("/quarantine")).contains("已有人处理过");
        assertThat(jdbc.sql("select reason from audit where action = 'quarantine.accept'")
                        .query(String.class)
                        .single())
                .isEqualTo("已核实");
    }

    @Test
    void aDeadLetterIsReplayedOrDiscardedWithAReason() {
        push(record(
                "profile",
                "F-1",
                "无锡一厂",
                "\"valid_from\": \"2021-01-01\", \"sector\": \"METALLURGY\"," + " \"activities\": \"STEEL\""));
        push(record("order_refusal", "O-1", "无锡一厂", "\"refused_on\": \"20260501\", \"document_no\": \"1号\""));
        reviews.batch();
        jdbc.sql("""
                        with dead as (update delivery set state = 'DEAD' returning notice_id, recipient)
                        insert into dead_letter (notice_id, recipient, cause, died_at)
                        select notice_id, recipient, '<b>refused</b>', now() from dead""").update();

        assertThat(page("/dead-letters")).contains("&lt;b&gt;refused").contains("重发");
        web.submit("/dead-letters", "/dead-letters/1/replay", Map.of("reason", "已修复"));
        assertThat(page("/dead-letters/1")).contains("第 1 号死信已重新排队");
        web.submit("/dead-letters", "/dead-letters/1/discard", Map.of("reason", "再来"));
        assertThat(page("/dead-letters/1")).contains("第 1 号死信已有人处理过");
    }

    @Test
    void whatIsNotThereIsAPageOfItsOwn() {
        for (String path : new String[] {
            "/nowhere",
            "/enterprises/91320200MADY1FUB90",
            "/enterprises/x",
            "/intakes/00000000-0000-0000-0000-000000000000"
        }) {
            HttpResponse<String> answer = web.get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(404);
            assertThat(answer.body()).contains("没有找到").doesNotContain("Exception");
        }
        assertThat(web.get("/intakes/x").statusCode()).isEqualTo(400);
    }

    private String page(String path) {
        HttpResponse<String> answer = web.get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }

    private void push(String body) {
        web.post(
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
