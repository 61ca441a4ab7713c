package cn.anxin.hub.api;

import cn.anxin.hub.intake.IntakeAnswer;
import cn.anxin.hub.intake.IntakeAnswer.RecordFault;
import cn.anxin.hub.intake.RecordRequests;
import cn.anxin.hub.ledger.Intake.FileFault;
import cn.anxin.hub.registry.Registry;
import cn.anxin.hub.security.Problem;
import cn.anxin.hub.security.ProblemCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "feeds")
class FeedController {

    private static final long MOST_BYTES = 64L << 20;

    private final RecordRequests requests;
    private final Registry registry;

    FeedController(RecordRequests requests, Registry registry) {
        this.requests = requests;
        this.registry = registry;
    }

    /**
     * What became of a request's records: received = accepted + duplicate + rejected + quarantined.
     *
     * @param batch by which the hub knows the request
     */
    record Receipt(
            UUID batch,
            long received,
            long accepted,
            long duplicate,
            long rejected,
            long quarantined,
            List<RecordFault> faults) {

        static Receipt of(IntakeAnswer answer) {
            return new Receipt(
                    answer.batch(),
                    answer.counts().received(),
                    answer.counts().accepted(),
                    answer.counts().duplicate(),
                    answer.counts().rejected(),
                    answer.counts().quarantined(),
                    answer.faults());
        }
    }

    @Operation(
            operationId = "push",
            summary = "数据源推送记录：一条记录或一个数组，凭本单位令牌",
            description =
                    "Takes one record or an array of them, as files are taken. Records with faults are listed; the"
                            + " others are in. The same records again are duplicates.",
            requestBody =
                    @RequestBody(
                            required = true,
                            description = "the record of the stateless question, or an array of them",
                            content = @Content(schema = @Schema(ref = "#/components/schemas/Record"))))
    @PostMapping(
            path = "/api/v1/feeds/{source}/records",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    Receipt push(@PathVariable("source") String source, HttpServletRequest request) throws IOException {
        if (registry.feeds().stream().noneMatch(feed -> feed.id().equals(source))) {
            throw new Refused(ProblemCode.NOT_FOUND, "没有这个数据源", "there is no such feed");
        }
        String name = "http-" + UUID.randomUUID();
        IntakeAnswer answer = requests.take(source, LimitedBody.of(request, MOST_BYTES), name);
        if (answer.refusal().isPresent()) {
            throw new Refused(refused(answer.refusal().get()));
        }
        return Receipt.of(answer);
    }

    private static Problem refused(FileFault fault) {
        RecordFaults.Entry error = new RecordFaults.Entry(
                "", "", fault.code().name(), fault.message().both());
        return new Problem(ProblemCode.MALFORMED, fault.message(), Map.of("errors", List.of(error)));
    }
}
