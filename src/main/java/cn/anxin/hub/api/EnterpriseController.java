package cn.anxin.hub.api;

import cn.anxin.hub.decision.AssessmentJson;
import cn.anxin.hub.decision.PolicyNotInForce;
import cn.anxin.hub.ledger.Assessments.Basis;
import cn.anxin.hub.ledger.Notices.Latest;
import cn.anxin.hub.record.Days;
import cn.anxin.hub.record.FaultCode;
import cn.anxin.hub.record.Uscc;
import cn.anxin.hub.review.EnterpriseView;
import cn.anxin.hub.review.Lookback;
import cn.anxin.hub.review.PointInTime;
import cn.anxin.hub.security.AccessAudit;
import cn.anxin.hub.security.Problem;
import cn.anxin.hub.security.ProblemCode;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "enterprises")
class EnterpriseController {

    private final Lookback lookback;
    private final AccessAudit audit;
    private final Clock clock;

    EnterpriseController(Lookback lookback, AccessAudit audit, Clock clock) {
        this.lookback = lookback;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Each recipient's latest notice.
     *
     * @param answer the latest answer of the recipient that was taken; null where it has not answered
     */
    record Notice(
            String recipient,
            UUID noticeId,
            int sequence,
            String change,
            String regime,
            String state,
            Optional<String> answer) {

        static Notice of(Latest latest) {
            return new Notice(
                    latest.recipient(),
                    latest.noticeId(),
                    latest.sequence(),
                    latest.change(),
                    latest.regime(),
                    latest.state(),
                    latest.answer());
        }
    }

    /** An enterprise's file. */
    record Answer(
            String uscc,
            String name,
            Optional<String> district,
            @Schema(type = "object") @JsonRawValue String assessment,
            Basis basis,
            List<Notice> notices) {

        static Answer of(EnterpriseView view) {
            return new Answer(
                    view.enterprise().uscc().value(),
                    view.enterprise().name(),
                    view.enterprise().district(),
                    AssessmentJson.write(view.assessment()),
                    view.basis(),
                    view.notices().stream().map(Notice::of).toList());
        }
    }

    @Operation(
            operationId = "enterprise",
            summary = "企业档案：某日、按某时刻已知的记录认定的结果，以及各接收方最近的通知",
            description =
                    "What the enterprise was on a day, from what was known at an instant, with the latest notice to"
                            + " each recipient; basis says on which policy and engine it stands. Reading is audited.")
    @GetMapping(path = "/api/v1/enterprises/{uscc}", produces = MediaType.APPLICATION_JSON_VALUE)
    Answer read(
            @PathVariable("uscc") String uscc,
            @Parameter(description = "yyyy-MM-dd; default: today") @RequestParam(name = "asOf", defaultValue = "")
                    String asOf,
            @Parameter(description = "ISO 8601 with offset, or Beijing time without one; default: now")
                    @RequestParam(name = "knownAt", defaultValue = "")
                    String knownAt,
            Principal user) {
        Uscc code = code(uscc);
        Optional<LocalDate> day = day(asOf);
        Optional<Instant> instant = instant(knownAt);
        audit.reads(user.getName(), code, (asOf + " " + knownAt).strip());
        try {
            return lookback.at(code, day, instant)
                    .map(Answer::of)
                    .orElseThrow(() ->
                            new Refused(ProblemCode.NOT_FOUND, "没有此代码的企业", "no enterprise with this code is known"));
        } catch (PolicyNotInForce tooEarly) {
            throw new Refused(TooEarly.problem(tooEarly));
        }
    }

    private static Uscc code(String text) {
        Optional<FaultCode> fault = Uscc.check(text);
        if (fault.isPresent()) {
            boolean form = fault.get() == FaultCode.FORMAT;
            throw new Refused(Problem.of(
                            ProblemCode.INVALID_PARAMETER,
                            form ? "统一社会信用代码应为 18 位（GB 32100-2015）" : "统一社会信用代码的校验位不对",
                            form
                                    ? "a 统一社会信用代码 has 18 characters (GB 32100-2015)"
                                    : "a check character of the 统一社会信用代码 is wrong")
                    .with("parameter", "uscc")
                    .with("check", fault.get().name()));
        }
        return new Uscc(text);
    }

    private static Optional<LocalDate> day(String text) {
        if (text.isBlank()) {
            return Optional.empty();
        }
        return Optional.of(Days.read(text.strip())
                .orElseThrow(() -> new Refused(Problem.of(
                                ProblemCode.INVALID_PARAMETER,
                                "asOf 应为日期，如 2026-11-22",
                                "asOf is a day, such as 2026-11-22")
                        .with("parameter", "asOf"))));
    }

    private Optional<Instant> instant(String text) {
        if (text.isBlank()) {
            return Optional.empty();
        }
        return Optional.of(PointInTime.read(text, clock.getZone())
                .orElseThrow(() -> new Refused(Problem.of(
                                ProblemCode.INVALID_PARAMETER,
                                "knownAt 应为时刻，如 2026-11-22T08:00:00+08:00",
                                "knownAt is an instant, such as 2026-11-22T08:00:00+08:00")
                        .with("parameter", "knownAt"))));
    }
}
