package cn.anxin.hub.review;

import cn.anxin.hub.ledger.PolicyActivations;
import cn.anxin.hub.policy.Policy;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;

/** Puts the loaded policy in force before the first review: another one than before makes every enterprise due. */
final class PolicyInForce implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(PolicyInForce.class);

    private final Policy policy;
    private final PolicyActivations activations;
    private final Clock clock;

    PolicyInForce(Policy policy, PolicyActivations activations, Clock clock) {
        this.policy = policy;
        this.activations = activations;
        this.clock = clock;
    }

    /**
     * Asked in the transaction that decides, after it has taken hold of its enterprises. An activation marks every one of
     * them due: those in hand either wait for this transaction, and are then marked, or have been marked before it.
     *
     * @throws OtherPolicy where a node with another policy has put that in force since
     */
    void check() {
        activations
                .latest()
                .filter(latest -> !latest.sha256().equals(policy.sha256()))
                .ifPresent(latest -> {
                    throw new OtherPolicy(policy, latest);
                });
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (activations.activate(policy.id(), policy.version(), policy.sha256(), clock.instant())) {
            LOG.info(
                    "政策 {} 第 {} 版自此适用，全部企业将重新复核 / Policy {} version {} applies from now on; every enterprise is reviewed anew",
                    policy.id(),
                    policy.version(),
                    policy.id(),
                    policy.version());
        }
    }
}
