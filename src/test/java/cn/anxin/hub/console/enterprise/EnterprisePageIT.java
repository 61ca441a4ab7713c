package cn.anxin.hub.console.enterprise;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anxin.hub.evidence.Evidence;
import cn.anxin.hub.record.Uscc;
import cn.anxin.hub.review.Reviews;
import cn.anxin.hub.support.Web;
import cn.anxin.hub.support.WebSlice;
import cn.anxin.hub.support.WebTest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@WebTest
class EnterprisePageIT {

    private static final String USCC = Firm.USCC;
    private static final String FILE = "/enterprises/" + USCC;

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Reviews reviews;

    @Autowired
    private Evidence evidence;

    private Firm firm;
    private Web web;

    @BeforeEach
    void open() {
        WebSlice.empty(jdbc);
        firm = new Firm(port);
        web = new Web(port).signedIn();
        firm.withProfile("无锡一厂").withRefusal("O-1", "无锡一厂", "20250301");
        reviews.batch();
    }

    @Test
    void theFileTellsWhatARepairWouldChange() {
        firm.withRefusal("O-2", "无锡一厂", "20260501").withHazard("H-1", "无锡一厂");
        reviews.batch();

        assertThat(page(FILE))
                .contains("最早于 2026-11-22 修复")
                .contains("最早于 2027-11-01 修复")
                .contains("隐患尚未整改，不能修复")
                .contains("emergency/order_refusal/O-1")
                .contains("第七条第（五）项、2025-03-01 的行为不再是惩戒依据")
                .contains("自 2025-03-01 起");
    }

    @Test
    void theFileLeadsBackToTheFileAndForwardToTheNotices() {
        String file = page(FILE);
        String intake = jdbc.sql("select intake_id from record where record_id = 'O-1'")
                .query(String.class)
                .single();
        String notice =
                jdbc.sql("select id from notice limit 1").query(String.class).single();

        assertThat(file)
                .contains("/intakes/" + intake)
                .contains("/notices/" + notice)
                .contains("由此作出的认定");
        assertThat(file).contains("<svg").contains("第七条第（五）项，2025-03-01 至 2028-03-01");
        assertThat(file).contains("认定用到");
    }

    @Test
    void whatWasKnownWhenIsComparedWithWhatIsKnownNow() {
        jdbc.sql("update record set received_at = received_at - interval '1 day' where record_id <> 'O-1'")
                .update();
        jdbc.sql("update enterprise set first_known_at = first_known_at - interval '2 days'")
                .update();

        assertThat(page(FILE + "?knownAt=2026-11-21T12:00:00"))
                .contains("2026-11-22T08:00:00")
                .doesNotContain("为什么列为失信联合惩戒对象");
        assertThat(page(FILE + "?withKnownAt=2026-11-21T12:00:00"))
                .contains("其间新收到的记录（1）")
                .contains("新增第七条第（五）项、2025-03-01 的行为");
        assertThat(page(FILE + "?withAsOf=2025-02-28")).contains("新增措施");
        assertThat(page(FILE + "?withKnownAt=2001-01-01T12:00:00")).contains("还没有这家企业的任何记录");
        assertThat(page(FILE + "?withAsOf=nonsense")).contains("日期或时刻不正确");
    }

    @Test
    void theDaysOnWhichSomethingChangesAreOffered() {
        assertThat(page(FILE))
                .contains("后一个有变化的日子：2028-03-02")
                .contains("前一个有变化的日子：2021-01-01")
                .contains("data-stops=\"2021-01-01 2025-03-01 2028-03-02\"");
        assertThat(page(FILE + "?asOf=2027-01-01")).contains("前一个有变化的日子：2021-01-01");
    }

    @Test
    void whoMaySeeTheListSeesTheLineOfItAndIsToldWhatIsMissing() {
        Web viewer = new Web(port);
        viewer.submit("/login", "/login", Map.of("username", "viewer", "password", WebSlice.PASSWORD));

        assertThat(viewer.get(FILE).body())
                .contains("无锡一厂")
                .contains("失信联合惩戒")
                .contains("档案未开放")
                .doesNotContain("O-1");
        assertThat(viewer.get("/enterprises/91320200MADY1FUB90").statusCode()).isEqualTo(404);
        assertThat(viewer.get(FILE + "/evidence.zip").statusCode()).isEqualTo(403);
        assertThat(viewer.get("/enterprises/export.csv").statusCode()).isEqualTo(403);
        assertThat(viewer.get("/enterprises").body()).doesNotContain("export.csv");
        assertThat(audited("enterprise.read")).isZero();
        page(FILE);
        assertThat(audited("enterprise.read")).isOne();
    }

    @Test
    void theListIsTakenAwayAsAFileThatNoSpreadsheetRuns() {
        jdbc.sql("update enterprise set name = '=cmd|x'").update();

        String csv = page("/enterprises/export.csv?status=JOINT_PUNISHMENT");
        assertThat(csv).contains("统一社会信用代码").contains("'=cmd|x").contains("失信联合惩戒");
        assertThat(page("/enterprises/export.csv?q=nobody")).doesNotContain("cmd");
        assertThat(web.get("/enterprises/export.pdf").statusCode()).isEqualTo(404);
        assertThat(audited("list.export")).isEqualTo(2);
    }

    @Test
    void theListIsFilteredByTheItemsOfTheLaw() {
        assertThat(page("/enterprises?item=7%285%29")).contains("无锡一厂");
        assertThat(page("/enterprises?item=7%281%29")).contains("没有企业符合所有条件");
        assertThat(page("/enterprises?since=2026-11-22&before=2028-03-02")).contains("无锡一厂");
        assertThat(page("/enterprises?since=soon")).contains("日期不正确").contains("无锡一厂");
        assertThat(page("/enterprises?q=wxyc&sort=-next")).contains("无锡一厂");
    }

    @Test
    void theEvidenceVerifiesWithoutTheHub() throws IOException {
        Map<String, byte[]> files = evidence();
        String manifest = new String(Objects.requireNonNull(files.remove("MANIFEST.sha256")), StandardCharsets.UTF_8);

        assertThat(manifest.lines()).hasSameSizeAs(files.keySet());
        files.forEach((name, content) -> assertThat(manifest).contains(sha256(content) + "  " + name + "\n"));
        assertThat(files.keySet())
                .contains("README.md", "assessment.json", "records.jsonl", "policy/1.yaml", "audit.jsonl")
                .anyMatch(name -> name.startsWith("notices/"));
        assertThat(text(files, "basis.json")).contains(sha256(Objects.requireNonNull(files.get("policy/1.yaml"))));
        String answer = web.postJson("/api/v1/assessments", text(files, "question.json"))
                .body();
        assertThat(answer).isEqualTo("{\"assessments\":[" + text(files, "assessment.json") + "]}");
    }

    @Test
    void whoTakesTheEvidenceIsNotedWithTheDigestOfItsManifest() {
        HttpResponse<String> answer = web.get(FILE + "/evidence.zip");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Disposition"))
                .hasValueSatisfying(name -> assertThat(name).contains("evidence-" + USCC + ".zip"));
        assertThat(jdbc.sql("select reason from audit where action = 'enterprise.evidence'")
                        .query(String.class)
                        .single())
                .hasSize(64);
        assertThat(web.get("/enterprises/91320200MADY1FUB90/evidence.zip").statusCode())
                .isEqualTo(404);
        assertThat(web.get(FILE + "/evidence.zip?asOf=2019-01-01").statusCode()).isEqualTo(404);
    }

    @Test
    void thePolicyStandsBesideItsParameters() {
        assertThat(page("/policy"))
                .contains("拒不执行应急管理部门作出的现场处理措施决定的")
                .contains("多久之后可以信用修复")
                .contains("12 个月")
                .contains("往前推 1 年 内")
                .contains("50,000")
                .contains("现行");
        assertThat(page("/policy?lang=en"))
                .contains("rolling, or a calendar year?")
                .contains("within 1 year back")
                .contains("rolling: back from the last (ROLLING)")
                .contains("production stopped (STOP_PRODUCTION)");
    }

    @Test
    void aLongHistoryIsCutOnThePageAndWholeInTheEvidence() throws IOException {
        manyNotices(2_100);

        assertThat(page(FILE))
                .contains("另有更早的 2,091 份", "/notices?recipient=public-disclosure&amp;q=" + USCC, "另有 2,092 份通报");
        assertThat(evidence().keySet().stream().filter(name -> name.startsWith("notices/B-")))
                .hasSize(2_100);
    }

    private void manyNotices(int amount) {
        jdbc.sql("""
                        with made as (
                            insert into notice (id, notice_no, recipient, uscc, sequence, change, regime, content, issued_at,
                                                assessment_id)
                            select gen_random_uuid(), 'B-' || n, recipient, uscc, sequence + n, change, regime, content,
                                   issued_at, assessment_id
                              from notice, generate_series(1, ?) n where recipient = 'public-disclosure'
                            returning id, recipient, position)
                        insert into delivery (notice_id, recipient, position, state, delivered_at, kind)
                        select id, recipient, position, 'DELIVERED', now(), 'SP' from made""").param(amount).update();
    }

    private long audited(String action) {
        return jdbc.sql("select count(*) from audit where action = ?")
                .param(action)
                .query(Long.class)
                .single();
    }

    private Map<String, byte[]> evidence() throws IOException {
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        assertThat(evidence.write(new Uscc(USCC), Optional.empty(), Optional.empty(), zip))
                .isPresent();
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream entries = new ZipInputStream(new ByteArrayInputStream(zip.toByteArray()))) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                files.put(entry.getName(), entries.readAllBytes());
            }
        }
        return files;
    }

    private static String text(Map<String, byte[]> files, String name) {
        return new String(Objects.requireNonNull(files.get(name)), StandardCharsets.UTF_8);
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private String page(String path) {
        HttpResponse<String> answer = web.get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }
}
