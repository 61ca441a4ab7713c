package cn.anxin.hub.api;

import cn.anxin.hub.api.DeadLetterFilter.FilterBody;
import cn.anxin.hub.delivery.ReplayDesk;
import cn.anxin.hub.delivery.ReplayDesk.Preview;
import cn.anxin.hub.ledger.DeadFilter;
import cn.anxin.hub.ledger.Replays.Item;
import cn.anxin.hub.ledger.Replays.Replay;
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
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "dead-letters")
class ReplayController {

    private static final int PAGE = 100;
    private static final int LAST_PAGE = 10_000_000;

    private final ReplayDesk desk;
    private final Clock clock;

    ReplayController(ReplayDesk desk, Clock clock) {
        this.desk = desk;
        this.clock = clock;
    }

    @Operation(
            operationId = "previewReplay",
            summary = "批量重发预演：哪些会重发，哪些因接收方已有更新的通知而略过；不改动任何数据",
            description =
                    "What a replay of a set would do: SENT; DELIVERED where the recipient has answered the notice;"
                            + " SUPERSEDED where it has a later one about the same enterprise and would ignore this. Nothing is"
                            + " changed.",
            requestBody = @RequestBody(content = @Content(schema = @Schema(implementation = FilterBody.class))))
    @PostMapping(
            path = "/api/v1/replays/preview",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    Preview preview(HttpServletRequest request) throws IOException {
        var body = ReasonedBody.object(request);
        body.remove("reason");
        return desk.preview(DeadLetterFilter.of(body, clock.getZone()));
    }

    @Operation(
            operationId = "beginReplay",
            summary = "批量重发死信，按时间先后逐批进行，可查看进度；须写明理由，留审计",
            description = "Sends a set again, the oldest notice first, in steps that go on after any kill. What is"
                    + " delivered or superseded is not sent and stays a dead letter.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = FilterBody.class))))
    @PostMapping(
            path = "/api/v1/replays",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    Replay begin(HttpServletRequest request, Principal user) throws IOException {
        ReasonedBody body = ReasonedBody.read(request);
        DeadFilter filter = DeadLetterFilter.of(body.wish(), clock.getZone());
        return desk.begin(filter, user.getName(), body.reason());
    }

    @Operation(operationId = "replays", summary = "批量重发：最近的一百次")
    @GetMapping(path = "/api/v1/replays", produces = MediaType.APPLICATION_JSON_VALUE)
    Page<Replay> newest() {
        return new Page<>(desk.newest(), Optional.empty());
    }

    @Operation(operationId = "replay", summary = "一次批量重发的进度")
    @GetMapping(path = "/api/v1/replays/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    Replay one(@PathVariable("id") long id) {
        return desk.find(id).orElseThrow(() -> unknown(id));
    }

    @Operation(operationId = "replayItems", summary = "一次批量重发的逐项结果")
    @GetMapping(path = "/api/v1/replays/{id}/items", produces = MediaType.APPLICATION_JSON_VALUE)
    Page<Item> items(@PathVariable("id") long id, @RequestParam(name = "after", defaultValue = "0") int after) {
        one(id);
        int page = Math.max(0, Math.min(after, LAST_PAGE));
        List<Item> items = desk.items(id, page, PAGE);
        return new Page<>(items, items.size() < PAGE ? Optional.empty() : Optional.of(Integer.toString(page + 1)));
    }

    @Operation(
            operationId = "cancelReplay",
            summary = "中止一次批量重发（已重发的不撤回），须写明理由，留审计",
            requestBody =
                    @RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = ReasonBody.class))))
    @PostMapping(
            path = "/api/v1/replays/{id}/cancel",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    Replay cancel(@PathVariable("id") long id, HttpServletRequest request, Principal user) throws IOException {
        one(id);
        if (!desk.cancel(id, user.getName(), ReasonBody.read(request))) {
            throw new Refused(ProblemCode.CONFLICT, "此次重发已经结束", "this replay is over");
        }
        return one(id);
    }

    private static Refused unknown(long id) {
        return new Refused(ProblemCode.NOT_FOUND, "没有编号为 " + id + " 的批量重发", "no replay " + id);
    }
}
