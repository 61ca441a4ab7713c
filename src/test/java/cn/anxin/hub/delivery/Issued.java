package cn.anxin.hub.delivery;

import cn.anxin.hub.notice.Change;
import cn.anxin.hub.notice.CloudEvent;
import cn.anxin.hub.notice.Enterprise;
import cn.anxin.hub.notice.Notice;
import cn.anxin.hub.notice.NoticeBody;
import cn.anxin.hub.notice.NoticeBody.Ground;
import cn.anxin.hub.notice.NoticeBody.Measure;
import cn.anxin.hub.notice.NoticeBody.PolicyLabel;
import cn.anxin.hub.notice.Regime;
import cn.anxin.hub.policy.Authority;
import cn.anxin.hub.record.Uscc;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Issues notices as the review does: each with its delivery, waiting. */
record Issued(JdbcClient jdbc) {

    static final List<String> ENTERPRISES = List.of("91320205MA1WX0T109", "91320200MADY1FUB90", "91320200MA81TYM2XN");

    /** One more notice for each enterprise. */
    List<UUID> forEachEnterprise(String recipient, int sequence) {
        return ENTERPRISES.stream().map(uscc -> one(recipient, uscc, sequence)).toList();
    }

    /** A notice's CloudEvent, as it is stored. */
    static String content(String recipient, String uscc, int sequence) {
        return CloudEvent.write(notice(UUID.randomUUID(), recipient, uscc, sequence), "320200");
    }

    private static Notice notice(UUID id, String recipient, String uscc, int sequence) {
        OffsetDateTime at = OffsetDateTime.now(ZoneOffset.ofHours(8)).withNano(0);
        return new Notice(id, "320205-2026-" + id.toString().substring(0, 8), at, body(recipient, uscc, sequence));
    }

    UUID one(String recipient, String uscc, int sequence) {
        UUID id = UUID.randomUUID();
        Notice notice = notice(id, recipient, uscc, sequence);
        OffsetDateTime at = notice.issuedAt();
        long position = jdbc.sql("""
                        with assessed as (
                            insert into assessment (uscc, as_of, known_at, policy_id, policy_version, policy_sha256,
                                                    engine_version, open_parameters, status, content)
                            values (:uscc, :day, :at, 'wuxi-safety-credit', 1, '', '', '{}', 'JOINT_PUNISHMENT', '{}')
                            returning id)
                        insert into notice (id, notice_no, recipient, uscc, sequence, change, regime, content, issued_at,
                                            assessment_id)
                        select :id, :no, :recipient, :uscc, :sequence, :change, 'JOINT_PUNISHMENT', :content, :at, id
                          from assessed
                        returning position""")
                .param("uscc", uscc)
                .param("day", at.toLocalDate())
                .param("at", at)
                .param("id", id)
                .param("no", notice.noticeNo())
                .param("recipient", recipient)
                .param("sequence", sequence)
                .param("change", notice.body().change().name())
                .param("content", CloudEvent.write(notice, "320200"))
                .query(Long.class)
                .single();
        jdbc.sql("insert into delivery (notice_id, recipient, position, state) values (?, ?, ?, 'WAITING')")
                .params(id, recipient, position)
                .update();
        return id;
    }

    private static NoticeBody body(String recipient, String uscc, int sequence) {
        return new NoticeBody(
                recipient,
                sequence,
                sequence == 1 ? Change.START : Change.AMEND,
                Regime.JOINT_PUNISHMENT,
                new Enterprise(new Uscc(uscc), "无锡䶮鑫铸造有限公司", Optional.of("320205")),
                List.of(new Ground(7, 3, "一年内两次重大行政处罚", LocalDate.of(2026, 5, 1), Optional.empty(), List.of())),
                List.of(new Measure(10, 9, "金融机构", false)),
                LocalDate.of(2026, 11, 22),
                Optional.empty(),
                Optional.empty(),
                new Authority("320205", "锡山区应急管理局"),
                new PolicyLabel("wuxi-safety-credit", 1));
    }
}
