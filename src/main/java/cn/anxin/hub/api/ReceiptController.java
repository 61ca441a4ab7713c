package cn.anxin.hub.api;

import cn.anxin.hub.ledger.Receipts;
import cn.anxin.hub.ledger.Receipts.Entry;
import cn.anxin.hub.receipt.Answer;
import cn.anxin.hub.receipt.ReceiptRequests;
import cn.anxin.hub.receipt.ReceiptRequests.Answered;
import cn.anxin.hub.registry.Registry;
import cn.anxin.hub.security.ProblemCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.security.Principal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "receipts")
class ReceiptController {

    private static final long MOST_BYTES = 8L << 20;
    private static final int PAGE = 100;

    private final ReceiptRequests requests;
    private final Receipts receipts;
    private final Registry registry;

    ReceiptController(ReceiptRequests requests, Receipts receipts, Registry registry) {
        this.requests = requests;
        this.receipts = receipts;
        this.registry = registry;
    }

    @Operation(
            operationId = "answer",
            summary = "接收方回执：一条或一个数组，凭本单位令牌",
            description = "What became of notices, from the recipient that they were issued to: one receipt or an array"
                    + " of them. Each is accepted, a duplicate of one that was accepted before, or refused with a"
                    + " reason; the others are taken all the same.",
            requestBody =
                    @RequestBody(
                            required = true,
                            description = "a receipt, or an array of up to 10,000 of them",
                            content = @Content(schema = @Schema(ref = "#/components/schemas/Receipt"))),
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "received = accepted + duplicate + refused",
                            content = @Content(schema = @Schema(implementation = Answer.class))))
    @PostMapping(
            path = "/api/v1/receipts",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    String answer(HttpServletRequest request, Principal caller) throws IOException {
        String recipient = caller.getName();
        if (registry.recipient(recipient).isEmpty()) {
            throw new Refused(ProblemCode.FORBIDDEN, "只有接收方可以回执", "only a recipient may answer notices");
        }
        byte[] body = LimitedBody.of(request, MOST_BYTES).readAllBytes();
        Answered answered = requests.take(recipient, "HTTP", "http-" + UUID.randomUUID(), body);
        answered.fault().ifPresent(fault -> {
            throw new Refused(ProblemCode.MALFORMED, fault.zh(), fault.en());
        });
        return answered.json();
    }

    @Operation(
            operationId = "receipts",
            summary = "回执查询：某份通知的，或某接收方的，最近的在前",
            description = "Every try, refused ones too, the latest first; next leads to the older ones.")
    @GetMapping(path = "/api/v1/receipts", produces = MediaType.APPLICATION_JSON_VALUE)
    Page<Entry> list(
            @Parameter(description = "the notice's id") @RequestParam(name = "notice", defaultValue = "") String notice,
            @RequestParam(name = "recipient", defaultValue = "") String recipient,
            @Parameter(description = "next of the page before")
                    @RequestParam(name = "before", defaultValue = "9223372036854775807")
                    long before) {
        if (recipient.indexOf('\0') >= 0) {
            throw new Refused(ProblemCode.INVALID_PARAMETER, "recipient 应为接收方的编号", "recipient is a recipient's id");
        }
        Optional<String> from = Optional.of(recipient.strip()).filter(id -> !id.isEmpty());
        List<Entry> found = receipts.page(notice(notice), from, before, PAGE);
        Optional<String> next = found.size() < PAGE
                ? Optional.empty()
                : Optional.of(Long.toString(found.get(PAGE - 1).position()));
        return new Page<>(found, next);
    }

    private static Optional<UUID> notice(String text) {
        if (text.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(UUID.fromString(text.strip()));
        } catch (IllegalArgumentException none) {
            throw new Refused(
                    ProblemCode.INVALID_PARAMETER, "notice 应为通知的 id（UUID）", "notice is a notice's id, a UUID");
        }
    }
}
