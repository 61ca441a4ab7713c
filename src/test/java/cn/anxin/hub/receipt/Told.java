package cn.anxin.hub.receipt;

import cn.anxin.hub.notice.Change;
import cn.anxin.hub.notice.EndReason;
import cn.anxin.hub.notice.Enterprise;
import cn.anxin.hub.notice.Notice;
import cn.anxin.hub.notice.NoticeBody;
import cn.anxin.hub.notice.NoticeBody.Measure;
import cn.anxin.hub.notice.NoticeBody.PolicyLabel;
import cn.anxin.hub.notice.Regime;
import cn.anxin.hub.policy.Authority;
import cn.anxin.hub.record.Uscc;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Notices about one enterprise, as finance is told them: Art. 6 measures need its confirmation, others do not. */
final class Told {

    static final Uscc FOUNDRY = new Uscc("91320205MA1WX0T109");

    private Told() {}

    static Notice start(int sequence, String... measures) {
        return notice(sequence, Change.START, measures);
    }

    static Notice amend(int sequence, String... measures) {
        return notice(sequence, Change.AMEND, measures);
    }

    static Notice end(int sequence) {
        return notice(sequence, Change.END);
    }

    static MeasureRef measure(String text) {
        return MeasureRef.read(text).orElseThrow();
    }

    private static Notice notice(int sequence, Change change, String... measures) {
        List<Measure> own = Arrays.stream(measures)
                .map(Told::measure)
                .map(each -> new Measure(each.article(), each.item(), "措施", each.article() == 6))
                .toList();
        NoticeBody body = new NoticeBody(
                "finance",
                sequence,
                change,
                Regime.JOINT_INCENTIVE,
                new Enterprise(FOUNDRY, "无锡示例铸造有限公司", Optional.of("320205")),
                List.of(),
                own,
                LocalDate.of(2026, 5, sequence),
                Optional.empty(),
                change == Change.END ? Optional.of(EndReason.EXPIRED) : Optional.empty(),
                new Authority("320205", "锡山区应急管理局"),
                new PolicyLabel("wuxi-safety-credit", 1));
        OffsetDateTime at = OffsetDateTime.parse("2026-05-01T08:00:00+08:00").plusDays(sequence);
        return new Notice(UUID.nameUUIDFromBytes(new byte[] {(byte) sequence}), "320205-2026-" + sequence, at, body);
    }
}
