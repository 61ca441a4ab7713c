package cn.anxin.hub.api;

import cn.anxin.hub.delivery.RecipientDesk;
import cn.anxin.hub.delivery.RecipientDesk.Answer;
import cn.anxin.hub.registry.RecipientRefused;
import cn.anxin.hub.security.ProblemCode;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.security.Principal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "recipients")
class RecipientController {

    private final RecipientDesk desk;

    RecipientController(RecipientDesk desk) {
        this.desk = desk;
    }

    /** All of them. */
    record Recipients(List<RecipientView> items) {}

    /**
     * The wish that a recipient be no more.
     *
     * @param discard whether to close it at once, and to give up what is due to it
     */
    record RemovalBody(
            @Schema(minLength = 1, maxLength = 500) String reason, boolean discard) {}

    @Operation(
            operationId = "recipients",
            summary = "接收方：登记内容、状态、积压与最近的错误",
            description = "Every recipient that ever was, how it stands, and its last error. Never a secret.")
    @GetMapping(path = "/api/v1/recipients", produces = MediaType.APPLICATION_JSON_VALUE)
    Recipients all() {
        return new Recipients(desk.all().stream().map(RecipientView::of).toList());
    }

    @Operation(operationId = "recipient", summary = "一个接收方")
    @GetMapping(path = "/api/v1/recipients/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    RecipientView one(@PathVariable("id") String id) {
        return view(id);
    }

    @Operation(
            operationId = "addRecipient",
            summary = "新增接收方，须写明理由，留审计；在其类别范围内现行有效的措施随即以 START 通知告知",
            description = "Fields as in agencies.yaml, with a reason. It is told of everything in force for its kind.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = RecipientBody.class))))
    @PostMapping(
            path = "/api/v1/recipients",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    RecipientView add(HttpServletRequest request, Principal user) throws IOException {
        ReasonedBody body = ReasonedBody.read(request);
        String id = body.wish().path("id").asText("");
        Answer answer = refusing(() -> desk.add(body.wish(), user.getName(), body.reason()));
        if (answer == Answer.CONFLICT) {
            throw new Refused(
                    ProblemCode.CONFLICT, "编号 " + id + " 已被使用或曾被使用", "the id " + id + " is or was somebody's");
        }
        return view(id);
    }

    @Operation(
            operationId = "changeRecipient",
            summary = "更改接收方的名称、类别、区划或设置，须写明理由，留审计",
            description = "Only what is given changes; null takes a setting away. Id and way stay. Other districts or"
                    + " another kind have every enterprise reviewed that it may concern.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = RecipientBody.class))))
    @PatchMapping(
            path = "/api/v1/recipients/{id}",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    RecipientView change(@PathVariable("id") String id, HttpServletRequest request, Principal user) throws IOException {
        ReasonedBody body = ReasonedBody.read(request);
        return decided(id, refusing(() -> desk.change(id, body.wish(), user.getName(), body.reason())));
    }

    @Operation(
            operationId = "pauseRecipient",
            summary = "暂停接收方（通知保留并按序等待），须写明理由，留审计",
            requestBody =
                    @RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = ReasonBody.class))))
    @PostMapping(
            path = "/api/v1/recipients/{id}/pause",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    RecipientView pause(@PathVariable("id") String id, HttpServletRequest request, Principal user) throws IOException {
        return decided(id, desk.pause(id, user.getName(), ReasonBody.read(request)));
    }

    @Operation(
            operationId = "resumeRecipient",
            summary = "恢复接收方，须写明理由，留审计",
            requestBody =
                    @RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = ReasonBody.class))))
    @PostMapping(
            path = "/api/v1/recipients/{id}/resume",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    RecipientView resume(@PathVariable("id") String id, HttpServletRequest request, Principal user) throws IOException {
        return decided(id, desk.resume(id, user.getName(), ReasonBody.read(request)));
    }

    @Operation(
            operationId = "removeRecipient",
            summary = "移除接收方：先以 END 通知终止各项措施，送达后关闭；discard 则立即关闭并放弃未送达的通知。须写明理由，留审计",
            description = "Everything in force for it is ended first, and it is closed when that is delivered. With"
                    + " discard it is closed at once and what is due to it is given up. Its id is never given again.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = RemovalBody.class))))
    @PostMapping(
            path = "/api/v1/recipients/{id}/remove",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    RecipientView remove(@PathVariable("id") String id, HttpServletRequest request, Principal user) throws IOException {
        ReasonedBody body = ReasonedBody.read(request);
        ObjectNode wish = body.wish();
        JsonNode discard = Optional.ofNullable(wish.remove("discard")).orElse(wish.booleanNode(false));
        if (!wish.isEmpty() || !discard.isBoolean()) {
            throw ReasonedBody.wrong(
                    "discard", "只接受 reason 与 discard（true 或 false）", "only reason and discard (true or false)");
        }
        if (!discard.booleanValue()) {
            return decided(id, desk.remove(id, user.getName(), body.reason()));
        }
        view(id);
        OptionalInt given = desk.discard(id, user.getName(), body.reason());
        return decided(id, given.isPresent() ? Answer.DONE : Answer.CONFLICT);
    }

    private RecipientView decided(String id, Answer answer) {
        return switch (answer) {
            case DONE -> view(id);
            case UNKNOWN -> throw unknown(id);
            case CONFLICT ->
                throw new Refused(
                        ProblemCode.CONFLICT,
                        "接收方 " + id + " 正在关闭或已关闭，或刚刚被他人更改",
                        "recipient " + id + " is closing or closed, or someone else has just changed it");
        };
    }

    private RecipientView view(String id) {
        return desk.find(id).map(RecipientView::of).orElseThrow(() -> unknown(id));
    }

    private static Refused unknown(String id) {
        return new Refused(ProblemCode.NOT_FOUND, "没有接收方 " + id, "there is no recipient " + id);
    }

    private interface Wish {
        Answer ask();
    }

    private static Answer refusing(Wish wish) {
        try {
            return wish.ask();
        } catch (RecipientRefused refusal) {
            throw ReasonedBody.wrong(
                    refusal.field(), refusal.reason().zh(), refusal.reason().en());
        }
    }
}
