package cn.anxin.hub.api;

import cn.anxin.hub.decision.PolicyNotInForce;
import cn.anxin.hub.security.Problem;
import cn.anxin.hub.security.ProblemCode;
import java.util.List;
import java.util.Map;

/** How a question about a day before the policy's first is refused. */
final class TooEarly {

    private TooEarly() {}

    static Problem problem(PolicyNotInForce fault) {
        RecordFaults.Entry error = new RecordFaults.Entry(
                "", "asOf", PolicyNotInForce.CODE, fault.reason().both());
        return new Problem(
                ProblemCode.POLICY_NOT_IN_FORCE,
                fault.reason(),
                Map.of(
                        "effectiveFrom", fault.effectiveFrom().toString(),
                        "errors", List.of(error)));
    }
}
