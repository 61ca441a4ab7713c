package cn.anxin.hub.api;

import cn.anxin.hub.decision.Answer;
import cn.anxin.hub.decision.Assessment;
import cn.anxin.hub.decision.AssessmentJson;
import cn.anxin.hub.decision.Decision;
import cn.anxin.hub.decision.PolicyNotInForce;
import cn.anxin.hub.decision.StatelessQuestion;
import cn.anxin.hub.record.CodePoints;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The stateless question: what the policy makes of the records of a request, of which nothing is kept. */
@RestController
@Tag(name = "assessments")
class AssessmentsController {

    static final String POLICY_DIGEST = "Anxin-Policy-Sha256";
    static final String OPEN_PARAMETERS = "Anxin-Open-Parameters";
    private static final long MOST_BYTES = 64L << 20;

    private final Decision decision;
    private final StatelessQuestion question;
    private final Clock clock;

    AssessmentsController(Decision decision, Clock clock) {
        this.decision = decision;
        this.question = new StatelessQuestion(decision);
        this.clock = clock;
    }

    /** The shape of the question, for the description; it is read record by record. */
    record Question(String asOf, List<Object> records) {}

    @Operation(
            operationId = "assess",
            summary = "按所给记录认定，不保存任何数据",
            description = "Decides from the records of the request and stores nothing. A missing asOf means today. The"
                    + " headers name the policy's SHA-256 and the open parameters that the answer used.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = Question.class))))
    @PostMapping(
            path = "/api/v1/assessments",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    void assess(HttpServletRequest request, HttpServletResponse response) throws IOException {
        AssessmentRequest asked = AssessmentRequest.read(LimitedBody.of(request, MOST_BYTES));
        LocalDate asOf = asked.asOf().orElseGet(() -> LocalDate.now(clock));
        if (!asked.faults().isEmpty()) {
            throw new Refused(asked.faults().problem());
        }
        write(decide(asked, asOf), response);
    }

    private List<Assessment> decide(AssessmentRequest asked, LocalDate asOf) {
        try {
            Answer answer = question.ask(asked.records(), asOf);
            if (answer instanceof Answer.Decided decided) {
                return decided.assessments();
            }
            RecordFaults faults = new RecordFaults();
            ((Answer.Refused) answer)
                    .conflicts()
                    .forEach(conflict -> faults.add(conflict.key().reference(), conflict.fault()));
            throw new Refused(faults.problem());
        } catch (PolicyNotInForce tooEarly) {
            throw new Refused(TooEarly.problem(tooEarly));
        }
    }

    private void write(List<Assessment> assessments, HttpServletResponse response) throws IOException {
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setHeader(POLICY_DIGEST, decision.policy().sha256());
        response.setHeader(
                OPEN_PARAMETERS,
                assessments.stream()
                        .flatMap(assessment -> assessment.openParameters().stream())
                        .distinct()
                        .sorted(CodePoints.ORDER)
                        .collect(Collectors.joining(",")));
        Writer json = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8);
        json.write("{\"assessments\":[");
        String separator = "";
        for (Assessment assessment : assessments) {
            json.write(separator);
            json.write(AssessmentJson.write(assessment));
            separator = ",";
        }
        json.write("]}");
        json.flush();
    }
}
