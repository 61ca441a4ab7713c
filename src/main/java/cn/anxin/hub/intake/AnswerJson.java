package cn.anxin.hub.intake;

import cn.anxin.hub.ledger.Counts;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The answer to a message, in the form of the answer to a request (docs/exchange.md, section 4). */
final class AnswerJson {

    private static final JsonMapper JSON = new JsonMapper();

    private AnswerJson() {}

    static String of(IntakeAnswer answer) {
        Counts counts = answer.counts();
        ObjectNode json = JSON.createObjectNode()
                .put("batch", answer.batch().toString())
                .put("received", counts.received())
                .put("accepted", counts.accepted())
                .put("duplicate", counts.duplicate())
                .put("rejected", counts.rejected())
                .put("quarantined", counts.quarantined());
        answer.refusal()
                .ifPresent(fault -> json.putObject("fault")
                        .put("code", fault.code().name())
                        .put("message", fault.message().both()));
        ArrayNode faults = json.putArray("faults");
        answer.faults().forEach(fault -> faults.addPOJO(fault));
        return json.toString();
    }
}
