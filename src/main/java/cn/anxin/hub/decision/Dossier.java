package cn.anxin.hub.decision;

import cn.anxin.hub.decision.Assessment.ConditionResult;
import cn.anxin.hub.decision.Assessment.Ground;
import cn.anxin.hub.decision.Assessment.Result;
import cn.anxin.hub.policy.Act;
import cn.anxin.hub.policy.ActRule;
import cn.anxin.hub.policy.Condition;
import cn.anxin.hub.policy.Policy;
import cn.anxin.hub.policy.Rules;
import cn.anxin.hub.record.CodePoints;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/** One enterprise's history laid open under a policy's rules: read once, decided for any day. */
final class Dossier {

    private static final Comparator<CommittedAct> IN_ORDER = Comparator.comparingInt(
                    (CommittedAct act) -> act.act().item())
            .thenComparing(CommittedAct::since)
            .thenComparing(CommittedAct::firstRecord, CodePoints.ORDER);

    private final Rules rules;
    private final LocalDate effectiveFrom;
    private final ScopeCheck scope;
    private final List<Sought> acts = new ArrayList<>();
    private final List<Checked> checks = new ArrayList<>();
    private final Repairs repairs;

    private record Sought(Act act, ActSource source) {}

    private record Checked(Condition condition, Check check) {}

    Dossier(Policy policy, History history) {
        rules = policy.rules();
        effectiveFrom = policy.effectiveFrom();
        scope = new ScopeCheck(rules.scope(), history);
        List<LocalDate> triggers = new ArrayList<>();
        for (Act act : rules.acts()) {
            for (ActRule rule : act.rules()) {
                ActSource source = ActSource.of(act, rule, history);
                acts.add(new Sought(act, source));
                triggers.addAll(source.triggers());
            }
        }
        for (Condition condition : rules.conditions()) {
            checks.add(new Checked(condition, Check.of(condition.requirement(), history, triggers)));
        }
        repairs = new Repairs(rules.repair(), history);
    }

    Outcome on(LocalDate day) {
        List<Integer> items = scope.on(day);
        if (items.isEmpty()) {
            return Outcome.OUT_OF_SCOPE;
        }
        List<CommittedAct> standing = actsOn(day);
        Repairs.Effect repaired = repairs.on(day, standing);
        List<Ground> grounds = grounds(day, standing, repaired);
        List<ConditionResult> conditions = conditions(day, standing);
        return new Outcome(status(grounds, conditions), items, grounds, conditions, repaired.warnings());
    }

    private List<CommittedAct> actsOn(LocalDate day) {
        List<CommittedAct> standing = new ArrayList<>();
        acts.forEach(sought -> sought.source().on(day, standing));
        // A stable sort: bursts with the same first record stay in the order of their completing records.
        standing.sort(IN_ORDER);
        return standing;
    }

    private List<Ground> grounds(LocalDate day, List<CommittedAct> standing, Repairs.Effect repairs) {
        List<Ground> grounds = new ArrayList<>();
        for (CommittedAct act : standing) {
            boolean punishable = !act.since().isBefore(effectiveFrom)
                    && act.within(rules.listing().lasts(), day)
                    && !repairs.repaired().contains(act);
            if (punishable) {
                grounds.add(ground(act));
            }
        }
        return List.copyOf(grounds);
    }

    private Ground ground(CommittedAct act) {
        return new Ground(
                act.act().article(),
                act.act().item(),
                act.since(),
                act.until(rules.listing().lasts()),
                act.evidence(),
                act.since().plus(rules.repair().earliest()));
    }

    private List<ConditionResult> conditions(LocalDate day, List<CommittedAct> standing) {
        List<ConditionResult> results = new ArrayList<>(checks.size());
        checks.forEach(checked -> {
            Condition condition = checked.condition();
            Check.Verdict verdict = checked.check().on(day, standing);
            results.add(
                    new ConditionResult(condition.article(), condition.item(), verdict.result(), verdict.records()));
        });
        return List.copyOf(results);
    }

    private static Status status(List<Ground> grounds, List<ConditionResult> conditions) {
        if (!grounds.isEmpty()) {
            return Status.JOINT_PUNISHMENT;
        }
        boolean allMet = conditions.stream().allMatch(condition -> condition.result() == Result.MET);
        return allMet ? Status.JOINT_INCENTIVE : Status.ORDINARY;
    }

    /** The first day after {@code asOf} on which the outcome differs from the one given; empty for never. */
    Optional<LocalDate> nextChange(LocalDate asOf, Outcome outcome) {
        Turns turns = new Turns(asOf);
        scope.turns(turns);
        acts.forEach(sought -> turns(sought.source(), turns));
        checks.forEach(checked -> checked.check().turns(turns));
        repairs.turns(turns);
        for (LocalDate day : turns.ascending()) {
            if (!on(day).equals(outcome)) {
                return Optional.of(day);
            }
        }
        return Optional.empty();
    }

    private void turns(ActSource source, Turns turns) {
        source.turns(turns);
        source.triggers()
                .forEach(trigger -> turns.afterPeriod(trigger, rules.listing().lasts()));
    }

    /** The open parameters that the outcome rests on: those of rules that found something to apply to. */
    NavigableSet<String> openParameters(Outcome outcome) {
        NavigableSet<String> open = new TreeSet<>(CodePoints.ORDER);
        open.addAll(rules.openInForce());
        open.addAll(rules.scope().openParameters());
        if (outcome.status() == Status.OUT_OF_SCOPE) {
            return open;
        }
        acts.forEach(sought -> {
            if (!sought.source().triggers().isEmpty()) {
                open.addAll(sought.act().openParameters());
                open.addAll(rules.listing().openParameters());
            }
        });
        checks.forEach(checked -> {
            if (checked.check().hasMatter()) {
                open.addAll(checked.condition().openParameters());
            }
        });
        if (repairs.any() || !outcome.grounds().isEmpty()) {
            open.addAll(rules.repair().openParameters());
        }
        return open;
    }
}
