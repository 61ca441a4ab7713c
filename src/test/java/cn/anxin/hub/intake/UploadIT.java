package cn.anxin.hub.intake;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anxin.hub.intake.UploadDesk.Answer;
import cn.anxin.hub.intake.UploadDesk.Refusal;
import cn.anxin.hub.ledger.Counts;
import cn.anxin.hub.ledger.Intakes;
import cn.anxin.hub.ledger.Uploads;
import cn.anxin.hub.ledger.Uploads.State;
import cn.anxin.hub.ledger.Uploads.Upload;
import cn.anxin.hub.support.WebSlice;
import cn.anxin.hub.support.WebTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@WebTest
class UploadIT {

    private static final String HEADER = "record_id,uscc,enterprise_name,refused_on,document_no\n";
    private static final String RIGHT = "O-1,91320205MA1WX0T109,无锡一厂,2026-05-01,1号\n";
    private static final String WRONG = "O-2,91320205MA1WX0T109,无锡一厂,2026-99-01,2号\n";
    private static final String OTHER_NAME = "O-3,91320205MA1WX0T109,无锡二厂,2026-05-02,3号\n";

    @Autowired
    private UploadDesk desk;

    @Autowired
    private UploadWork work;

    @Autowired
    private Uploads uploads;

    @Autowired
    private Intakes intakes;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void empty() {
        WebSlice.empty(jdbc);
        jdbc.sql("insert into node (id, lease_until) values ('gone', now() - interval '1 hour') on conflict do nothing")
                .update();
    }

    @Test
    void aCheckTellsWhatWouldBecomeOfEachRowAndLeavesNothingBehind() throws Exception {
        Upload upload = checked(HEADER + RIGHT + WRONG + RIGHT + OTHER_NAME);

        assertThat(upload.state()).isEqualTo(State.CHECKED);
        assertThat(upload.counts()).isEqualTo(new Counts(4, 1, 1, 1, 1));
        assertThat(uploads.faults(upload.id()))
                .extracting(fault -> fault.line())
                .containsExactly(3L, 5L);
        for (String table : new String[] {"intake", "record", "reject", "quarantine", "enterprise"}) {
            assertThat(count(table)).as(table).isZero();
        }
    }

    @Test
    void whatIsReleasedIsTakenAsItWasChecked() throws Exception {
        Upload upload = checked(HEADER + RIGHT + WRONG + OTHER_NAME);
        assertThat(work.step()).isFalse();

        assertThat(desk.take(upload.id(), "officer", "核对无误")).isTrue();
        assertThat(work.step()).isTrue();
        assertThat(work.step()).isFalse();

        Upload taken = uploads.find(upload.id()).orElseThrow();
        assertThat(taken.state()).isEqualTo(State.DONE);
        assertThat(intakes.get(taken.intake().orElseThrow()).counts()).isEqualTo(upload.counts());
        assertThat(intakes.get(taken.intake().orElseThrow()).finishedAt()).isPresent();
        assertThat(count("upload_part")).isZero();
        assertThat(jdbc.sql("select action || ' ' || actor || ' ' || reason from audit order by id")
                        .query(String.class)
                        .list())
                .containsExactly("upload.check officer ", "upload.take officer 核对无误");
    }

    @Test
    void oneThatAKilledNodeWasAtIsGoneOnWithByAnother() throws Exception {
        Upload upload = checked(HEADER + RIGHT + WRONG);
        desk.take(upload.id(), "officer", "核对无误");
        uploads.claim("gone");

        assertThat(work.step()).isTrue();
        assertThat(uploads.find(upload.id()).orElseThrow().state()).isEqualTo(State.DONE);
        assertThat(count("record")).isEqualTo(1);
    }

    @Test
    void whatIsGivenUpIsForgottenAndCannotBeTaken() throws Exception {
        Upload upload = checked(HEADER + RIGHT);

        assertThat(desk.cancel(upload.id(), "officer", "选错文件")).isTrue();
        assertThat(desk.take(upload.id(), "officer", "还是要")).isFalse();
        assertThat(work.step()).isFalse();
        assertThat(count("upload_part")).isZero();
    }

    @Test
    void aFileOfWhichNothingCanBeTakenSaysWhy() throws Exception {
        assertThat(answer("penalty", "x.doc", "x").refusal()).contains(Refusal.NO_SUCH_FORMAT);
        assertThat(answer("nothing", "x.csv", "x").refusal()).contains(Refusal.NO_SUCH_TYPE);
        assertThat(answer("order_refusal", "x.csv", "").refusal()).contains(Refusal.EMPTY);

        Upload noSheet = uploads.find(
                        answer("order_refusal", "x.xlsx", "no sheet").upload().orElseThrow())
                .orElseThrow();
        assertThat(noSheet.state()).isEqualTo(State.REFUSED);
        assertThat(noSheet.fault()).isPresent();
        assertThat(desk.take(noSheet.id(), "officer", "试试")).isFalse();
        assertThat(checked(HEADER).fault())
                .hasValueSatisfying(fault -> assertThat(fault.message().zh()).contains("没有数据行"));
    }

    @Test
    void aFileOfTooManyRowsIsSentToTheFolder() throws Exception {
        StringBuilder rows = new StringBuilder(HEADER);
        for (int row = 0; row <= UploadTrial.MOST_ROWS; row++) {
            rows.append("O-").append(row).append(",x,,,\n");
        }

        assertThat(checked(rows.toString()).fault().orElseThrow().message().zh())
                .contains("50000");
    }

    private Upload checked(String csv) throws IOException {
        UUID id = answer("order_refusal", "手工/上传.csv", csv).upload().orElseThrow();
        Upload upload = uploads.find(id).orElseThrow();
        assertThat(upload.name()).isEqualTo("上传.csv");
        return upload;
    }

    private Answer answer(String type, String name, String content) throws IOException {
        return desk.check(
                "emergency", type, name, new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)), "officer");
    }

    private long count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Long.class).single();
    }
}
