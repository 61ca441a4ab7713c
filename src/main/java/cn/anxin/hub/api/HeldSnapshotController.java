package cn.anxin.hub.api;

import cn.anxin.hub.intake.SnapshotDesk;
import cn.anxin.hub.ledger.FeedSnapshots;
import cn.anxin.hub.ledger.FeedSnapshots.Snapshot;
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
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "snapshots")
class HeldSnapshotController {

    private final FeedSnapshots snapshots;
    private final SnapshotDesk desk;

    HeldSnapshotController(FeedSnapshots snapshots, SnapshotDesk desk) {
        this.snapshots = snapshots;
        this.desk = desk;
    }

    /**
     * A snapshot that lacks more than was agreed.
     *
     * @param known records that were in force when it came
     * @param absent how many of them are not in it
     * @param unreadable rows of which not even the key could be read
     */
    record Held(
            UUID id, String source, String type, String file, Instant at, long known, long absent, long unreadable) {

        static Held of(Snapshot snapshot) {
            return new Held(
                    snapshot.intake(),
                    snapshot.source(),
                    snapshot.type(),
                    snapshot.file(),
                    snapshot.startedAt(),
                    snapshot.known(),
                    snapshot.absent(),
                    snapshot.keyless());
        }
    }

    /** What came of it: RELEASED or REJECTED. */
    record Decided(UUID id, String outcome) {}

    @Operation(operationId = "heldSnapshots", summary = "待核快照：缺少的已知记录超过约定，等待人工核对")
    @GetMapping(path = "/api/v1/held-snapshots", produces = MediaType.APPLICATION_JSON_VALUE)
    Page<Held> list() {
        List<Held> held = snapshots.held().stream().map(Held::of).toList();
        return new Page<>(held, Optional.empty());
    }

    @Operation(
            operationId = "releaseSnapshot",
            summary = "确认快照：其中没有的记录予以撤回，须写明理由，留审计",
            requestBody =
                    @RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = ReasonBody.class))))
    @PostMapping(
            path = "/api/v1/held-snapshots/{id}/release",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    Decided release(@PathVariable("id") UUID id, HttpServletRequest request, Principal user) throws IOException {
        return decided(id, desk.release(id, user.getName(), ReasonBody.read(request)));
    }

    @Operation(
            operationId = "rejectSnapshot",
            summary = "否决快照：其中没有的记录继续有效，须写明理由，留审计",
            requestBody =
                    @RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = ReasonBody.class))))
    @PostMapping(
            path = "/api/v1/held-snapshots/{id}/reject",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    Decided reject(@PathVariable("id") UUID id, HttpServletRequest request, Principal user) throws IOException {
        return decided(id, desk.reject(id, user.getName(), ReasonBody.read(request)));
    }

    private static Decided decided(UUID id, SnapshotDesk.Answer answer) {
        if (answer == SnapshotDesk.Answer.NOT_HELD) {
            throw new Refused(ProblemCode.NOT_FOUND, "没有待核的快照 " + id, "no snapshot " + id + " is held");
        }
        return new Decided(id, answer.name());
    }
}
