package cn.anxin.hub.decision;

import cn.anxin.hub.decision.Assessment.PolicyReference;
import cn.anxin.hub.policy.Policy;
import cn.anxin.hub.policy.PolicyFault;
import cn.anxin.hub.policy.PolicyFiles;
import cn.anxin.hub.record.CreditRecord;
import cn.anxin.hub.record.Uscc;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;

/**
 * What a policy makes of an enterprise's records. A pure function: the same policy, records and day give the same
 * answer, wherever and whenever it is asked, and whatever the order of the records.
 */
public final class Decision {

    private final Policy policy;
    private final PolicyReference reference;

    public Decision(Policy policy) {
        this.policy = policy;
        reference = new PolicyReference(policy.id(), policy.version(), policy.sha256());
    }

    /**
     * The decision under the newest policy of the folder, after every worked example beside it has come out as it says.
     *
     * @throws PolicyFault where a file says something wrong, or an example comes out otherwise
     */
    public static Decision load(Path policies) {
        Decision decision = new Decision(PolicyFiles.load(policies));
        WorkedExamples.check(decision, PolicyFiles.examples(policies));
        return decision;
    }

    public Policy policy() {
        return policy;
    }

    /**
     * Decides one enterprise.
     *
     * @param effective its effective records; others' are left aside
     * @throws PolicyNotInForce where the day is before the policy's first
     */
    public Assessment decide(Uscc uscc, Collection<CreditRecord> effective, LocalDate asOf) {
        requireInForce(asOf);
        Dossier dossier = new Dossier(policy, new History(new SortedRecords(uscc, effective)));
        Outcome outcome = dossier.on(asOf);
        MeasuresInForce measures = MeasuresInForce.of(policy.rules().measures(), outcome);
        NavigableSet<String> open = dossier.openParameters(outcome);
        open.addAll(measures.openParameters());
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
                dossier.nextChange(asOf, outcome),
                List.copyOf(open));
    }

    /** @throws PolicyNotInForce where the day is before the policy's first */
    void requireInForce(LocalDate asOf) {
        if (asOf.isBefore(policy.effectiveFrom())) {
            throw new PolicyNotInForce(asOf, policy.effectiveFrom());
        }
    }
}
