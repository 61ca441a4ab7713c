package cn.anxin.hub.api;

import cn.anxin.hub.delivery.ResendDesk;
import cn.anxin.hub.delivery.ResendDesk.Again;
import cn.anxin.hub.delivery.ResendDesk.Lost;
import cn.anxin.hub.review.PointInTime;
import cn.anxin.hub.security.Problem;
import cn.anxin.hub.security.ProblemCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "recipients")
class ResendController {

    private final ResendDesk desk;
    private final Clock clock;

    ResendController(ResendDesk desk, Clock clock) {
        this.desk = desk;
        this.clock = clock;
    }

    /** The batch that is written once more. */
    record Batch(String recipient, long number) {}

    @Operation(
            operationId = "resendBatch",
            summary = "重发一个已投递的批次（编号与字节不变），须写明理由，留审计",
            description = "Writes a delivered batch into the recipient's folder once more: same number, same bytes."
                    + " GONE where its bytes are past their term.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = ReasonBody.class))))
    @PostMapping(
            path = "/api/v1/recipients/{recipient}/batches/{number}/resend",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    Batch batch(
            @PathVariable("recipient") String recipient,
            @PathVariable("number") long number,
            HttpServletRequest request,
            Principal user)
            throws IOException {
        String reason = ReasonBody.read(request);
        return switch (desk.batch(recipient, number, user.getName(), reason)) {
            case DONE -> new Batch(recipient, number);
            case UNKNOWN ->
                throw new Refused(ProblemCode.NOT_FOUND, "该接收方没有此编号的批次", "the recipient has no batch of this number");
            case CONFLICT ->
                throw new Refused(ProblemCode.CONFLICT, "此批次尚在首次投递中", "this batch is on its way for the first time");
            case GONE ->
                throw new Refused(
                        ProblemCode.GONE,
                        "此批次的内容已过保存期限，通知本身仍在账本中",
                        "the bytes of this batch are past their term; its notices are still in the ledger");
        };
    }

    @Operation(
            operationId = "resend",
            summary = "重发某时刻以来已投递的全部通知（编号不变），须写明理由，留审计",
            description = "Sends again, in their order and under their ids, the notices of a queue or the batches of a"
                    + " folder that were delivered since an instant. lost=BROKER leaves out what the broker still"
                    + " knows; lost=RECIPIENT does not.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = ReasonBody.class))))
    @PostMapping(
            path = "/api/v1/recipients/{recipient}/resend",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    Again since(
            @PathVariable("recipient") String recipient,
            @Parameter(description = "ISO 8601 with offset, or Beijing time without one") @RequestParam("since")
                    String since,
            @Parameter(description = "who lost them: BROKER or RECIPIENT") @RequestParam("lost") Lost lost,
            HttpServletRequest request,
            Principal user)
            throws IOException {
        Instant instant = instant(since);
        String reason = ReasonBody.read(request);
        return desk.since(recipient, instant, lost, user.getName(), reason)
                .orElseThrow(() -> new Refused(ProblemCode.NOT_FOUND, "没有这个接收方", "there is no such recipient"));
    }

    private Instant instant(String text) {
        return PointInTime.read(text, clock.getZone())
                .orElseThrow(() -> new Refused(Problem.of(
                                ProblemCode.INVALID_PARAMETER,
                                "since 应为时刻，如 2026-11-22T08:00:00+08:00",
                                "since is an instant, such as 2026-11-22T08:00:00+08:00")
                        .with("parameter", "since")));
    }
}
