package cn.anxin.hub.decision;

import cn.anxin.hub.decision.Assessment.ConditionResult;
import cn.anxin.hub.decision.Assessment.Ground;
import cn.anxin.hub.decision.Assessment.Warning;
import cn.anxin.hub.policy.Condition;
import cn.anxin.hub.policy.Rules;
import cn.anxin.hub.record.RecordKey;
import java.util.ArrayList;
import java.util.List;

/** Findings in the words of the answer. */
record Outcome(
        Status status,
        List<Integer> scopeItems,
        List<Ground> grounds,
        List<ConditionResult> conditions,
        List<Warning> warnings) {

    static Outcome of(Findings findings, Rules rules) {
        List<Ground> grounds = new ArrayList<>(findings.grounds().size());
        findings.grounds().forEach(act -> grounds.add(ground(act, rules)));
        List<ConditionResult> conditions = new ArrayList<>(findings.conditions().size());
        for (int i = 0; i < findings.conditions().size(); i++) {
            Condition condition = rules.conditions().get(i);
            Check.Verdict verdict = findings.conditions().get(i);
            conditions.add(new ConditionResult(
                    condition.article(), condition.item(), verdict.result(), references(verdict.records())));
        }
        return new Outcome(
                findings.status(),
                findings.scopeItems(),
                List.copyOf(grounds),
                List.copyOf(conditions),
                findings.warnings());
    }

    private static Ground ground(CommittedAct act, Rules rules) {
        return new Ground(
                act.act().article(),
                act.act().item(),
                act.since(),
                act.until(rules.listing().lasts()),
                references(act.evidence()),
                act.since().plus(rules.repair().earliest()));
    }

    private static List<String> references(List<RecordKey> records) {
        String[] references = new String[records.size()];
        for (int i = 0; i < references.length; i++) {
            references[i] = records.get(i).reference();
        }
        return List.of(references);
    }
}
