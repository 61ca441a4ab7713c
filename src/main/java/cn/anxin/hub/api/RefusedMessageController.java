package cn.anxin.hub.api;

import cn.anxin.hub.ledger.RefusedContents;
import cn.anxin.hub.ledger.RefusedContents.RefusedContent;
import cn.anxin.hub.security.AccessAudit;
import cn.anxin.hub.security.ProblemCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "feeds")
class RefusedMessageController {

    private static final int NEWEST = 100;

    private final RefusedContents contents;
    private final AccessAudit audit;

    RefusedMessageController(RefusedContents contents, AccessAudit audit) {
        this.contents = contents;
        this.audit = audit;
    }

    /**
     * A message that was refused as a whole.
     *
     * @param message its id
     * @param size in bytes
     * @param kept how many of them, from the first, can be read here
     */
    record RefusedMessage(
            UUID batch, String source, String message, String code, String reason, long size, int kept, Instant at) {

        static RefusedMessage of(RefusedContent content) {
            return new RefusedMessage(
                    content.intake().id(),
                    content.intake().source(),
                    content.intake().name(),
                    content.intake().fault().map(fault -> fault.code().name()).orElse(""),
                    content.intake()
                            .fault()
                            .map(fault -> fault.message().both())
                            .orElse(""),
                    content.size(),
                    content.kept(),
                    content.intake().startedAt());
        }
    }

    @Operation(operationId = "refusedMessages", summary = "未采用的消息：原因与留存的内容，最新的在前")
    @GetMapping(path = "/api/v1/refused-messages", produces = MediaType.APPLICATION_JSON_VALUE)
    Page<RefusedMessage> list() {
        List<RefusedMessage> refused =
                contents.newest(NEWEST).stream().map(RefusedMessage::of).toList();
        return new Page<>(refused, Optional.empty());
    }

    /** As bytes to be saved: whatever they are, no browser shall show them. */
    @Operation(operationId = "refusedContent", summary = "未采用消息的内容（至多前 64 KiB）")
    @GetMapping(path = "/api/v1/refused-messages/{batch}/content", produces = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    ResponseEntity<byte[]> content(@PathVariable("batch") UUID batch, Principal user) {
        audit.readsIntake(user.getName(), batch);
        byte[] head = contents.head(batch)
                .orElseThrow(() ->
                        new Refused(ProblemCode.NOT_FOUND, "没有留存 " + batch + " 的内容", "nothing is kept of " + batch));
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + batch + ".bin\"")
                .body(head);
    }
}
