package cn.anxin.hub.api;

import cn.anxin.hub.reconcile.Check;
import cn.anxin.hub.reconcile.Checks;
import cn.anxin.hub.record.FaultCode;
import cn.anxin.hub.record.Message;
import cn.anxin.hub.record.RecordJson;
import cn.anxin.hub.record.Uscc;
import cn.anxin.hub.registry.Registry;
import cn.anxin.hub.security.Problem;
import cn.anxin.hub.security.ProblemCode;
import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a recipient's own approval system asks, while it decides about an enterprise. */
@RestController
@Tag(name = "checks")
class CheckController {

    private static final int MOST = 1_000;
    private static final long MOST_BYTES = 1L << 20;

    private final Checks checks;
    private final Registry registry;

    CheckController(Checks checks, Registry registry) {
        this.checks = checks;
        this.registry = registry;
    }

    /** The answers, in the order of the question. */
    record Answer(List<Check> items) {}

    /** The question about several. */
    record Question(
            @Schema(maxLength = 18, description = "up to 1,000 codes")
            List<String> usccs) {}

    @Operation(
            operationId = "check",
            summary = "核查一家企业：是否在本单位的名单上、哪些措施、自何日起、依据哪份通知",
            description =
                    "Whether the enterprise is listed for the recipient, which of its measures are in force, since"
                            + " when, under which notice. By what was issued until now. Every question is recorded.")
    @GetMapping(path = "/api/v1/checks/{uscc}", produces = MediaType.APPLICATION_JSON_VALUE)
    Check one(
            @PathVariable("uscc") String uscc,
            @Parameter(description = "for users only") @RequestParam(name = "recipient", defaultValue = "")
                    String recipient,
            Principal caller) {
        String asking = Asker.recipient(caller, recipient, registry);
        String code = uscc.strip();
        Uscc.check(code).ifPresent(fault -> {
            Message message = message(fault);
            throw new Refused(Problem.of(ProblemCode.INVALID_PARAMETER, message.zh(), message.en())
                    .with("parameter", "uscc")
                    .with("check", fault.name()));
        });
        Uscc enterprise = new Uscc(code);
        return Objects.requireNonNull(
                checks.check(caller.getName(), asking, List.of(enterprise)).get(enterprise));
    }

    @Operation(
            operationId = "checks",
            summary = "批量核查，一次最多 1,000 家",
            description = "The same for up to 1,000 enterprises. A code that is none has a fault in its place.",
            requestBody =
                    @RequestBody(
                            required = true,
                            description = "{\"usccs\": [...]}, or the array alone",
                            content = @Content(schema = @Schema(implementation = Question.class))))
    @PostMapping(
            path = "/api/v1/checks",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    Answer several(
            @Parameter(description = "for users only") @RequestParam(name = "recipient", defaultValue = "")
                    String recipient,
            HttpServletRequest request,
            Principal caller)
            throws IOException {
        String asking = Asker.recipient(caller, recipient, registry);
        List<String> codes = codes(RecordJson.one(LimitedBody.of(request, MOST_BYTES)));
        List<Uscc> right = codes.stream()
                .filter(code -> Uscc.check(code).isEmpty())
                .map(Uscc::new)
                .toList();
        Map<Uscc, Check> answers = checks.check(caller.getName(), asking, right);
        List<Check> items = new ArrayList<>();
        for (String code : codes) {
            Optional<FaultCode> fault = Uscc.check(code);
            items.add(fault.map(wrong -> Check.refused(code, asking, wrong.name(), message(wrong)))
                    .orElseGet(() -> Objects.requireNonNull(answers.get(new Uscc(code)))));
        }
        return new Answer(items);
    }

    private static List<String> codes(JsonNode body) {
        JsonNode codes = body.isArray() ? body : body.path("usccs");
        if (!codes.isArray() || (body.isObject() && body.size() != 1)) {
            throw new Refused(
                    ProblemCode.INVALID_PARAMETER,
                    "请写成 {\"usccs\": [\"…\"]} 或一个代码数组",
                    "write {\"usccs\": [\"…\"]}, or an array of codes");
        }
        if (codes.size() > MOST) {
            throw new Refused(
                    ProblemCode.TOO_LARGE, "一次最多核查 " + MOST + " 家企业", "at most " + MOST + " enterprises at once");
        }
        List<String> texts = new ArrayList<>();
        codes.forEach(code -> texts.add(code.asText().strip()));
        return texts;
    }

    private static Message message(FaultCode fault) {
        return fault == FaultCode.FORMAT
                ? new Message("统一社会信用代码应为 18 位（GB 32100-2015）", "a 统一社会信用代码 has 18 characters (GB 32100-2015)")
                : new Message("统一社会信用代码的校验位不对", "a check character of the 统一社会信用代码 is wrong");
    }
}
