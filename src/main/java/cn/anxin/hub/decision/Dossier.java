package cn.anxin.hub.decision;

import cn.anxin.hub.decision.Assessment.Result;
import cn.anxin.hub.policy.Act;
import cn.anxin.hub.policy.ActRule;
import cn.anxin.hub.policy.Condition;
import cn.anxin.hub.policy.Policy;
import cn.anxin.hub.policy.Rules;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One enterprise's history laid open under a policy's rules: read once, decided for any day. A rule is laid open when it
 * is first asked.
 */
final class Dossier {

    private static final Comparator<CommittedAct> IN_ORDER = Comparator.comparingInt(
                    (CommittedAct act) -> act.act().item())
            .thenComparing(CommittedAct::since)
            .thenComparing(CommittedAct::firstRecord);

    private final Rules rules;
    private final LocalDate effectiveFrom;
    private final History history;
    private final ScopeCheck scope;
    private final List<ActSource> sources = new ArrayList<>();
    private final List<Check> checks = new ArrayList<>();
    private final Repairs repairs;

    Dossier(Policy policy, History history) {
        rules = policy.rules();
        effectiveFrom = policy.effectiveFrom();
        this.history = history;
        scope = new ScopeCheck(rules.scope(), history);
        repairs = new Repairs(rules.repair(), history);
    }

    /** The status alone: nothing is asked that can no longer change it. */
    Status status(LocalDate day) {
        if (scope.on(day).isEmpty()) {
            return Status.OUT_OF_SCOPE;
        }
        List<CommittedAct> standing = actsOn(day);
        if (!grounds(day, standing, repairs.on(day, standing)).isEmpty()) {
            return Status.JOINT_PUNISHMENT;
        }
        for (int i = 0; i < rules.conditions().size(); i++) {
            if (check(i).on(day, standing).result() != Result.MET) {
                return Status.ORDINARY;
            }
        }
        return Status.JOINT_INCENTIVE;
    }

    Findings on(LocalDate day) {
        List<Integer> items = scope.on(day);
        if (items.isEmpty()) {
            return Findings.OUT_OF_SCOPE;
        }
        List<CommittedAct> standing = actsOn(day);
        Repairs.Effect repaired = repairs.on(day, standing);
        List<CommittedAct> grounds = grounds(day, standing, repaired);
        List<Check.Verdict> conditions = conditions(day, standing);
        return new Findings(status(grounds, conditions), items, grounds, conditions, repaired.warnings());
    }

    private List<ActSource> sources() {
        if (sources.isEmpty()) {
            for (Act act : rules.acts()) {
                for (ActRule rule : act.rules()) {
                    sources.add(ActSource.of(act, rule, history));
                }
            }
        }
        return sources;
    }

    /** The check of the condition at this place; those before it have been asked for. */
    private Check check(int place) {
        if (place == checks.size()) {
            checks.add(Check.of(rules.conditions().get(place).requirement(), history, sources()));
        }
        return checks.get(place);
    }

    private List<CommittedAct> actsOn(LocalDate day) {
        List<CommittedAct> standing = new ArrayList<>();
        for (ActSource source : sources()) {
            source.on(day, standing);
        }
        if (standing.size() > 1) {
            // A stable sort: bursts with the same first record stay in the order of their completing records.
            standing.sort(IN_ORDER);
        }
        return standing;
    }

    private List<CommittedAct> grounds(LocalDate day, List<CommittedAct> standing, Repairs.Effect repairs) {
        List<CommittedAct> grounds = new ArrayList<>(standing.size());
        for (CommittedAct act : standing) {
            boolean punishable = !act.since().isBefore(effectiveFrom)
                    && act.within(rules.listing().lasts(), day)
                    && !repairs.repaired().contains(act);
            if (punishable) {
                grounds.add(act);
            }
        }
        return grounds;
    }

    private List<Check.Verdict> conditions(LocalDate day, List<CommittedAct> standing) {
        int count = rules.conditions().size();
        List<Check.Verdict> verdicts = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            verdicts.add(check(i).on(day, standing));
        }
        return verdicts;
    }

    private static Status status(List<CommittedAct> grounds, List<Check.Verdict> conditions) {
        if (!grounds.isEmpty()) {
            return Status.JOINT_PUNISHMENT;
        }
        for (Check.Verdict condition : conditions) {
            if (condition.result() != Result.MET) {
                return Status.ORDINARY;
            }
        }
        return Status.JOINT_INCENTIVE;
    }

    /** The first day after {@code asOf} on which the findings differ from those given; empty for never. */
    Optional<LocalDate> nextChange(LocalDate asOf, Findings findings) {
        Turns turns = new Turns(asOf);
        scope.turns(turns);
        for (ActSource source : sources()) {
            source.turns(turns);
            source.turnsAfter(rules.listing().lasts(), turns);
        }
        for (int i = 0; i < rules.conditions().size(); i++) {
            check(i).turns(turns);
        }
        repairs.turns(turns);
        return turns.first(day -> !on(day).equals(findings));
    }

    /** Notes the open parameters that the findings rest on: those of rules that found something to apply to. */
    void note(Findings findings, OpenParameters.Used open) {
        open.add(rules.openInForce()).add(rules.scope().openParameters());
        if (findings.status() == Status.OUT_OF_SCOPE) {
            return;
        }
        int source = 0;
        for (Act act : rules.acts()) {
            for (int i = 0; i < act.rules().size(); i++) {
                if (sources().get(source++).hasMatter()) {
                    open.add(act.openParameters()).add(rules.listing().openParameters());
                }
            }
        }
        for (int i = 0; i < rules.conditions().size(); i++) {
            Condition condition = rules.conditions().get(i);
            if (check(i).hasMatter()) {
                open.add(condition.openParameters());
            }
        }
        if (repairs.any() || !findings.grounds().isEmpty()) {
            open.add(rules.repair().openParameters());
        }
    }
}
