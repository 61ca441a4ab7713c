package cn.anxin.hub.api;

import cn.anxin.hub.registry.Registry;
import cn.anxin.hub.term.Late;
import cn.anxin.hub.term.Overdue;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "receipts")
class OverdueController {

    private final Overdue overdue;
    private final Registry registry;

    OverdueController(Overdue overdue, Registry registry) {
        this.overdue = overdue;
        this.registry = registry;
    }

    /** What is late. */
    record Answer(List<Late> items) {}

    @Operation(
            operationId = "overdue",
            summary = "逾期未答复：未收到回执的通知，或未解除的终止通知（按工作日）",
            description =
                    "Notices not RECEIVED, and ENDs not LIFTED, within their recipient's term of working days, the"
                            + " oldest first; provisional where the term reaches into a year that is not published.")
    @GetMapping(path = "/api/v1/overdue", produces = MediaType.APPLICATION_JSON_VALUE)
    Answer list(
            @Parameter(description = "for users; every recipient's without it")
                    @RequestParam(name = "recipient", defaultValue = "")
                    String recipient,
            Principal caller) {
        if (recipient.isBlank() && Asker.isUser(caller)) {
            return new Answer(registry.recipients().stream()
                    .flatMap(each -> overdue.list(each.id()).stream())
                    .toList());
        }
        return new Answer(overdue.list(Asker.recipient(caller, recipient, registry)));
    }
}
