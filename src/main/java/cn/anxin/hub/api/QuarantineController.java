package cn.anxin.hub.api;

import cn.anxin.hub.intake.QuarantineDesk;
import cn.anxin.hub.ledger.Quarantine;
import cn.anxin.hub.ledger.Quarantine.Entry;
import cn.anxin.hub.record.CreditRecord;
import cn.anxin.hub.security.AccessAudit;
import cn.anxin.hub.security.ProblemCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "quarantine")
class QuarantineController {

    private static final int PAGE = 100;

    private final Quarantine quarantine;
    private final QuarantineDesk desk;
    private final AccessAudit audit;

    QuarantineController(Quarantine quarantine, QuarantineDesk desk, AccessAudit audit) {
        this.quarantine = quarantine;
        this.desk = desk;
        this.audit = audit;
    }

    /**
     * A held record.
     *
     * @param enterpriseName the name that came with it
     * @param knownName the one that its code is known under
     * @param batch what it came in with, and on which line
     */
    record Held(
            long id,
            String record,
            int revision,
            String op,
            String uscc,
            Optional<String> enterpriseName,
            String knownName,
            UUID batch,
            long line,
            Instant quarantinedAt) {

        static Held of(Entry entry) {
            CreditRecord record = entry.row().record();
            return new Held(
                    entry.id(),
                    record.key().reference(),
                    record.revision(),
                    record.op().name(),
                    record.uscc().value(),
                    record.enterpriseName(),
                    entry.knownName(),
                    entry.intake(),
                    entry.row().line(),
                    entry.quarantinedAt());
        }
    }

    /** What came of it: ACCEPTED, DUPLICATE, REVISION_CONFLICT or REJECTED. */
    record Decided(long id, String outcome) {}

    @Operation(operationId = "quarantine", summary = "待核记录：代码已知而名称不符，等待人工核对")
    @GetMapping(path = "/api/v1/quarantine", produces = MediaType.APPLICATION_JSON_VALUE)
    Page<Held> list(@RequestParam(name = "after", defaultValue = "0") long after, Principal user) {
        audit.readsQuarantine(user.getName());
        List<Held> waiting =
                quarantine.waiting(after, PAGE).stream().map(Held::of).toList();
        Optional<String> next = waiting.size() < PAGE
                ? Optional.empty()
                : Optional.of(Long.toString(waiting.get(PAGE - 1).id()));
        return new Page<>(waiting, next);
    }

    @Operation(
            operationId = "acceptQuarantined",
            summary = "接受待核记录，须写明理由，留审计",
            requestBody =
                    @RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = ReasonBody.class))))
    @PostMapping(
            path = "/api/v1/quarantine/{id}/accept",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    Decided accept(@PathVariable("id") long id, HttpServletRequest request, Principal user) throws IOException {
        return decided(id, desk.accept(id, user.getName(), ReasonBody.read(request)));
    }

    @Operation(
            operationId = "rejectQuarantined",
            summary = "拒绝待核记录，须写明理由，留审计",
            requestBody =
                    @RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = ReasonBody.class))))
    @PostMapping(
            path = "/api/v1/quarantine/{id}/reject",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    Decided reject(@PathVariable("id") long id, HttpServletRequest request, Principal user) throws IOException {
        return decided(id, desk.reject(id, user.getName(), ReasonBody.read(request)));
    }

    private static Decided decided(long id, QuarantineDesk.Answer answer) {
        return switch (answer) {
            case UNKNOWN ->
                throw new Refused(ProblemCode.NOT_FOUND, "没有编号为 " + id + " 的待核记录", "no quarantined record " + id);
            case ALREADY_DECIDED ->
                throw new Refused(ProblemCode.CONFLICT, "此记录已有人处理", "someone has decided about this record");
            case ACCEPTED, DUPLICATE, REVISION_CONFLICT, REJECTED -> new Decided(id, answer.name());
        };
    }
}
