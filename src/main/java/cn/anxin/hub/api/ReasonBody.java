package cn.anxin.hub.api;

import cn.anxin.hub.ledger.Reason;
import cn.anxin.hub.record.RecordJson;
import cn.anxin.hub.security.Problem;
import cn.anxin.hub.security.ProblemCode;
import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Optional;

/** The body of an operator's word: {@code {"reason": "…"}}. */
record ReasonBody(@Schema(minLength = 1, maxLength = 500) String reason) {

    private static final int MOST_BYTES = 1 << 14;

    static String read(HttpServletRequest request) throws IOException {
        JsonNode body = RecordJson.one(LimitedBody.of(request, MOST_BYTES));
        JsonNode reason = body.path("reason");
        return (reason.isTextual() && body.size() == 1 ? Reason.of(reason.textValue()) : Optional.<Reason>empty())
                .orElseThrow(() -> new Refused(Problem.of(
                                ProblemCode.INVALID_PARAMETER,
                                "请写明理由（1 至 500 字）：{\"reason\": \"…\"}",
                                "give a reason of 1 to 500 characters: {\"reason\": \"…\"}")
                        .with("parameter", "reason")))
                .text();
    }
}
