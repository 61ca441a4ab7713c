package cn.anxin.hub.decision;

import cn.anxin.hub.decision.Assessment.Warning;
import java.util.List;

/** Everything in an answer that a day can change, before it is put into words. */
record Findings(
        Status status,
        List<Integer> scopeItems,
        List<CommittedAct> grounds,
        List<Check.Verdict> conditions,
        List<Warning> warnings) {

    static final Findings OUT_OF_SCOPE = new Findings(Status.OUT_OF_SCOPE, List.of(), List.of(), List.of(), List.of());
}
