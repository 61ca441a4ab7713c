package cn.anxin.hub.decision;

import cn.anxin.hub.decision.Assessment.PolicyReference;
import cn.anxin.hub.policy.Example;
import cn.anxin.hub.policy.Policy;
import cn.anxin.hub.policy.PolicyFault;
import cn.anxin.hub.policy.PolicyFiles;
import cn.anxin.hub.record.CreditRecord;
import cn.anxin.hub.record.Uscc;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;

/**
 * What a policy makes of an enterprise's records. A pure function: the same policy, records and day give the same
 * answer, wherever and whenever it is asked, and whatever the order of the records.
 */
public final class Decision {

    private final Policy policy;
    private final List<Example> examples;
    private final PolicyReference reference;
    private final Sorting sorting;
    private final OpenParameters open;
    private final MeasuresInForce.Choice choice;

    public Decision(Policy policy) {
        this(policy, List.of());
    }

    private Decision(Policy policy, List<Example> examples) {
        this.policy = policy;
        this.examples = examples;
        reference = new PolicyReference(policy.id(), policy.version(), policy.sha256());
        sorting = new Sorting(policy.rules().records());
        open = new OpenParameters(policy);
        choice = new MeasuresInForce.Choice(policy.rules().measures());
    }

    /**
     * The decision under the newest policy of the folder, after every worked example beside it has come out as it says.
     *
     * @throws PolicyFault where a file says something wrong, or an example comes out otherwise
     */
    public static Decision load(Path policies) {
        Policy policy = PolicyFiles.load(policies);
        Decision decision = new Decision(policy, List.copyOf(PolicyFiles.examples(policies)));
        WorkedExamples.check(decision, decision.examples());
        return decision;
    }

    public Policy policy() {
        return policy;
    }

    /** The worked examples that came out as they say when it was loaded. */
    public List<Example> examples() {
        return examples;
    }

    /**
     * Decides one enterprise.
     *
     * @param effective its effective records; others' are left aside
     * @throws PolicyNotInForce where the day is before the policy's first
     */
    public Assessment decide(Uscc uscc, Collection<CreditRecord> effective, LocalDate asOf) {
        requireInForce(asOf);
        Dossier dossier = dossier(uscc, effective);
        Findings findings = dossier.on(asOf);
        Outcome outcome = Outcome.of(findings, policy.rules());
        MeasuresInForce measures = choice.of(findings);
        OpenParameters.Used used = open.new Used();
        dossier.note(findings, used);
        measures.openParameters().forEach(used::add);
        return new Assessment(
                uscc,
                asOf,
                reference,
                outcome.status(),
                outcome.scopeItems(),
                measures.articles(),
                outcome.grounds(),
                outcome.conditions(),
                measures.measures(),
                outcome.warnings(),
                dossier.nextChange(asOf, findings),
                used.names());
    }

    /**
     * The status of the decision, for whoever needs neither its reasons nor when it changes.
     *
     * @throws PolicyNotInForce where the day is before the policy's first
     */
    public Status status(Uscc uscc, Collection<CreditRecord> effective, LocalDate asOf) {
        requireInForce(asOf);
        return dossier(uscc, effective).status(asOf);
    }

    Dossier dossier(Uscc uscc, Collection<CreditRecord> effective) {
        return new Dossier(policy, sorting.history(uscc, effective));
    }

    /** @throws PolicyNotInForce where the day is before the policy's first */
    void requireInForce(LocalDate asOf) {
        if (asOf.isBefore(policy.effectiveFrom())) {
            throw new PolicyNotInForce(asOf, policy.effectiveFrom());
        }
    }
}
