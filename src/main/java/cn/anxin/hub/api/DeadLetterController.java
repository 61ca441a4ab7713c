package cn.anxin.hub.api;

import cn.anxin.hub.api.DeadLetterFilter.FilterBody;
import cn.anxin.hub.delivery.DeadLetterDesk;
import cn.anxin.hub.ledger.DeadFilter;
import cn.anxin.hub.ledger.DeadLetters.DeadLetter;
import cn.anxin.hub.ledger.DeadLetters.Group;
import cn.anxin.hub.security.ProblemCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.security.Principal;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "dead-letters")
class DeadLetterController {

    private static final int PAGE = 100;
    private static final int LAST_PAGE = 10_000_000;

    private final DeadLetterDesk desk;
    private final Clock clock;

    DeadLetterController(DeadLetterDesk desk, Clock clock) {
        this.desk = desk;
        this.clock = clock;
    }

    /** How many notices were given up. */
    record Discarded(int discarded) {}

    /** What came of it: REPLAYED or DISCARDED. */
    record Decided(long id, String outcome) {}

    @Operation(operationId = "deadLetters", summary = "死信：接收方明确拒收的通知，等待人工处理")
    @GetMapping(path = "/api/v1/dead-letters", produces = MediaType.APPLICATION_JSON_VALUE)
    Page<DeadLetter> list(
            @RequestParam(name = "after", defaultValue = "0") int after,
            @RequestParam(name = "recipient", defaultValue = "") String recipient,
            @RequestParam(name = "code", defaultValue = "") String code,
            @RequestParam(name = "from", defaultValue = "") String from,
            @RequestParam(name = "until", defaultValue = "") String until) {
        int page = Math.max(0, Math.min(after, LAST_PAGE));
        DeadFilter filter = DeadLetterFilter.of(recipient, code, from, until, clock.getZone());
        List<DeadLetter> open = desk.open(filter, page, PAGE);
        return new Page<>(open, open.size() < PAGE ? Optional.empty() : Optional.of(Integer.toString(page + 1)));
    }

    @Operation(
            operationId = "deadLetterGroups",
            summary = "死信按接收方和原因归类",
            description = "Dead letters by recipient and cause, the largest group first; code finds those of a group.")
    @GetMapping(path = "/api/v1/dead-letters/groups", produces = MediaType.APPLICATION_JSON_VALUE)
    Page<Group> groups(
            @RequestParam(name = "recipient", defaultValue = "") String recipient,
            @RequestParam(name = "from", defaultValue = "") String from,
            @RequestParam(name = "until", defaultValue = "") String until) {
        return new Page<>(
                desk.groups(DeadLetterFilter.of(recipient, "", from, until, clock.getZone())), Optional.empty());
    }

    @Operation(
            operationId = "discardDeadLetters",
            summary = "放弃一批死信，须写明理由，留审计",
            description = "Gives up a set. At least one of recipient, code, from and until has to be given.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = FilterBody.class))))
    @PostMapping(
            path = "/api/v1/dead-letters/discard",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    Discarded discardSet(HttpServletRequest request, Principal user) throws IOException {
        ReasonedBody body = ReasonedBody.read(request);
        DeadFilter filter = DeadLetterFilter.of(body.wish(), clock.getZone());
        if (filter.equals(DeadFilter.ALL)) {
            throw ReasonedBody.wrong(
                    "recipient", "请指明要放弃哪些死信", "say which: recipient, code, from or until has to be given");
        }
        return new Discarded(desk.discard(filter, user.getName(), body.reason()));
    }

    @Operation(
            operationId = "replayDeadLetter",
            summary = "重发死信，须写明理由，留审计",
            requestBody =
                    @RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = ReasonBody.class))))
    @PostMapping(
            path = "/api/v1/dead-letters/{id}/replay",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    Decided replay(@PathVariable("id") long id, HttpServletRequest request, Principal user) throws IOException {
        return decided(id, "REPLAYED", desk.replay(id, user.getName(), ReasonBody.read(request)));
    }

    @Operation(
            operationId = "discardDeadLetter",
            summary = "放弃死信，须写明理由，留审计",
            requestBody =
                    @RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = ReasonBody.class))))
    @PostMapping(
            path = "/api/v1/dead-letters/{id}/discard",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    Decided discard(@PathVariable("id") long id, HttpServletRequest request, Principal user) throws IOException {
        return decided(id, "DISCARDED", desk.discard(id, user.getName(), ReasonBody.read(request)));
    }

    private static Decided decided(long id, String outcome, DeadLetterDesk.Answer answer) {
        return switch (answer) {
            case UNKNOWN -> throw new Refused(ProblemCode.NOT_FOUND, "没有编号为 " + id + " 的死信", "no dead letter " + id);
            case CONFLICT ->
                throw new Refused(ProblemCode.CONFLICT, "此死信已有人处理", "someone has decided about this dead letter");
            case DONE -> new Decided(id, outcome);
        };
    }
}
