package cn.anxin.hub.api;

import cn.anxin.hub.AnxinProperties;
import cn.anxin.hub.reconcile.Snapshots;
import cn.anxin.hub.reconcile.Statement;
import cn.anxin.hub.reconcile.Statements;
import cn.anxin.hub.record.Days;
import cn.anxin.hub.registry.Registry;
import cn.anxin.hub.security.AccessAudit;
import cn.anxin.hub.security.ProblemCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Principal;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** By what a recipient sees whether it has everything, and rebuilds its list where it has not. */
@RestController
@Tag(name = "reconciliation")
class ReconcileController {

    private final Statements statements;
    private final Snapshots snapshots;
    private final Registry registry;
    private final Path home;
    private final AccessAudit audit;
    private final Clock clock;
    private final SnapshotTurns turns = new SnapshotTurns();

    ReconcileController(
            Statements statements,
            Snapshots snapshots,
            Registry registry,
            AnxinProperties properties,
            AccessAudit audit,
            Clock clock) {
        this.statements = statements;
        this.snapshots = snapshots;
        this.registry = registry;
        this.home = properties.home();
        this.audit = audit;
        this.clock = clock;
    }

    @Operation(
            operationId = "statement",
            summary = "对账单：某日应送的通知及其结果，标识摘要与当日终了的名单摘要",
            description =
                    "due = delivered + waiting + dead + discarded; delivered = received + unanswered; digests of the"
                            + " day's notice ids and of the list in force by the end of the day.")
    @GetMapping(path = "/api/v1/statements/{recipient}/{day}", produces = MediaType.APPLICATION_JSON_VALUE)
    Statement statement(@PathVariable("recipient") String recipient, @PathVariable("day") String day) {
        Asker.known(recipient, registry);
        LocalDate asked = Days.read(day.strip())
                .orElseThrow(() -> new Refused(
                        ProblemCode.INVALID_PARAMETER, "应为日期，如 2026-11-22", "write a day, such as 2026-11-22"));
        if (asked.isAfter(LocalDate.now(clock))) {
            throw new Refused(ProblemCode.INVALID_PARAMETER, "该日尚未到来", "this day has not come");
        }
        return statements.of(recipient, asked);
    }

    @Operation(
            operationId = "snapshot",
            summary = "快照：对该接收方现行有效的全部内容，用以重建名单",
            description =
                    "All that is in force for the recipient at one moment, with each enterprise's latest sequence;"
                            + " ended names those of which nothing is in force any more.",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "entries by ascending 统一社会信用代码",
                            content = @Content(schema = @Schema(ref = "#/components/schemas/Snapshot"))))
    @GetMapping(path = "/api/v1/snapshots/{recipient}", produces = MediaType.APPLICATION_JSON_VALUE)
    void snapshot(@PathVariable("recipient") String recipient, Principal caller, HttpServletResponse response)
            throws IOException {
        Asker.known(recipient, registry);
        if (Asker.isUser(caller)) {
            audit.exports(caller.getName(), "snapshots/" + recipient, "");
        }
        // Made whole before it is sent: a slow reader must not hold a moment of the ledger.
        Path file = Files.createTempFile(Files.createDirectories(home.resolve("spool")), "snapshot", ".spool");
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
                turns.take(recipient, () -> snapshots.write(recipient, out));
            }
            response.setContentType(MediaType.APPLICATION_JSON_VALUE);
            response.setContentLengthLong(Files.size(file));
            Files.copy(file, response.getOutputStream());
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
