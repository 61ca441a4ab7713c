package cn.anxin.hub.notice;

import static cn.anxin.hub.notice.Cases.FOUNDRY;
import static cn.anxin.hub.notice.Cases.day;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.anxin.hub.notice.NoticeBody.Evidence;
import cn.anxin.hub.notice.NoticeBody.Ground;
import cn.anxin.hub.notice.NoticeBody.Measure;
import cn.anxin.hub.notice.NoticeBody.PolicyLabel;
import cn.anxin.hub.policy.Authority;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CloudEventTests {

    static final Notice START = new Notice(
            UUID.fromString("0192d6f0-0000-7000-8000-000000000001"),
            "320205-2026-000123",
            OffsetDateTime.parse("2026-11-22T08:00:00+08:00"),
            new NoticeBody(
                    "finance",
                    1,
                    Change.START,
                    Regime.JOINT_PUNISHMENT,
                    new Enterprise(FOUNDRY, "无锡示例铸造有限公司", Optional.of("320205")),
                    List.of(new Ground(
                            7,
                            3,
                            "一年内",
                            day("2026-05-01"),
                            Optional.of(day("2029-05-01")),
                            List.of(new Evidence("锡罚1号", day("2026-05-01"))))),
                    List.of(new Measure(10, 1, "依法", false)),
                    day("2026-11-22"),
                    Optional.of(day("2029-05-01")),
                    Optional.empty(),
                    new Authority("320205", "锡山区应急管理局"),
                    new PolicyLabel("wuxi-safety-credit", 1)));

    private static final String TEXT = """
            {"specversion":"1.0","id":"0192d6f0-0000-7000-8000-000000000001","source":"/anxin/320200",\
            "type":"cn.anxin.notice.v1","subject":"91320205MA1WX0T109","time":"2026-11-22T08:00:00+08:00",\
            "datacontenttype":"application/json","data":{"noticeNo":"320205-2026-000123","recipient":"finance",\
            "sequence":1,"change":"START","regime":"JOINT_PUNISHMENT","enterprise":{"uscc":"91320205MA1WX0T109",\
            "name":"无锡示例铸造有限公司","district":"320205"},"grounds":[{"article":7,"item":3,"text":"一年内",\
            "since":"2026-05-01","until":"2029-05-01","evidence":[{"documentNo":"锡罚1号","on":"2026-05-01"}]}],\
            "measures":[{"article":10,"item":1,"text":"依法","requiresConfirmation":false}],\
            "effectiveFrom":"2026-11-22","expectedUntil":"2029-05-01","endReason":null,\
            "issuingAuthority":{"code":"320205","name":"锡山区应急管理局"},\
            "policy":{"id":"wuxi-safety-credit","version":1}}}""";

    static Notice end() {
        NoticeBody body = START.body();
        return new Notice(
                START.id(),
                START.noticeNo(),
                START.issuedAt(),
                new NoticeBody(
                        body.recipient(),
                        2,
                        Change.END,
                        body.regime(),
                        new Enterprise(FOUNDRY, "=名称,\"甲\"", Optional.empty()),
                        List.of(),
                        List.of(),
                        body.effectiveFrom(),
                        Optional.empty(),
                        Optional.of(EndReason.EXPIRED),
                        body.issuingAuthority(),
                        body.policy()));
    }

    @Test
    void aNoticeIsWrittenInTheShapeOfTheContract() {
        assertThat(CloudEvent.write(START, "320200")).isEqualTo(TEXT);
    }

    @Test
    void whatWasWrittenIsReadBack() {
        assertThat(CloudEvent.read(TEXT)).isEqualTo(START);
        assertThat(CloudEvent.read(CloudEvent.write(end(), "320200"))).isEqualTo(end());
    }

    @Test
    void anotherTextIsRefused() {
        assertThatThrownBy(() -> CloudEvent.read("{\"type\":\"other\"}")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CloudEvent.read("{")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aNumberNamesItsAuthorityAndYear() {
        assertThat(Notice.number(START.body().issuingAuthority(), 2026, 123)).isEqualTo("320205-2026-000123");
        assertThat(Notice.number(START.body().issuingAuthority(), 2026, 1_234_567))
                .isEqualTo("320205-2026-1234567");
    }
}
