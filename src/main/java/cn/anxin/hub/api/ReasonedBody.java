package cn.anxin.hub.api;

import cn.anxin.hub.ledger.Reason;
import cn.anxin.hub.record.RecordJson;
import cn.anxin.hub.security.Problem;
import cn.anxin.hub.security.ProblemCode;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Optional;

/**
 * A wish with the reason for it: one JSON object.
 *
 * @param wish all but the reason
 */
record ReasonedBody(String reason, ObjectNode wish) {

    private static final int MOST_BYTES = 1 << 16;

    static ReasonedBody read(HttpServletRequest request) throws IOException {
        ObjectNode body = object(request);
        JsonNode reason = Optional.ofNullable(body.remove("reason")).orElse(body.nullNode());
        Optional<Reason> given = reason.isTextual() ? Reason.of(reason.textValue()) : Optional.empty();
        return new ReasonedBody(
                given.orElseThrow(() -> wrong("reason", "请写明理由（1 至 500 字）", "give a reason of 1 to 500 characters"))
                        .text(),
                body);
    }

    /** Of a question, which needs no reason. */
    static ObjectNode object(HttpServletRequest request) throws IOException {
        if (RecordJson.one(LimitedBody.of(request, MOST_BYTES)) instanceof ObjectNode object) {
            return object;
        }
        throw wrong("", "请求体应为 JSON 对象", "the body has to be a JSON object");
    }

    static Refused wrong(String field, String zh, String en) {
        Problem problem = Problem.of(ProblemCode.INVALID_PARAMETER, zh, en);
        return new Refused(field.isEmpty() ? problem : problem.with("parameter", field));
    }
}
