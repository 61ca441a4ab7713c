package cn.anxin.hub.bench.decision;

import cn.anxin.hub.decision.Status;
import java.util.HashSet;
import java.util.Set;

/** What the rules conclude, collected outside their working memory: the cheapest way for them. */
public final class Verdicts {

    private final Set<String> punished = new HashSet<>();
    private final Set<String> eligible = new HashSet<>();

    public void punish(String uscc) {
        punished.add(uscc);
    }

    public void eligible(String uscc) {
        eligible.add(uscc);
    }

    /** Punishment comes before incentive (Art. 4(1) asks for no act, Art. 7 for one). */
    Status of(String uscc) {
        if (punished.contains(uscc)) {
            return Status.JOINT_PUNISHMENT;
        }
        return eligible.contains(uscc) ? Status.JOINT_INCENTIVE : Status.ORDINARY;
    }
}
