package cn.anxin.hub.decision;

import cn.anxin.hub.decision.Assessment.ConditionResult;
import cn.anxin.hub.decision.Assessment.Ground;
import cn.anxin.hub.decision.Assessment.Warning;
import java.util.List;

/** Everything in an answer that a day can change; the articles and measures follow from it. */
record Outcome(
        Status status,
        List<Integer> scopeItems,
        List<Ground> grounds,
        List<ConditionResult> conditions,
        List<Warning> warnings) {

    static final Outcome OUT_OF_SCOPE = new Outcome(Status.OUT_OF_SCOPE, List.of(), List.of(), List.of(), List.of());
}
