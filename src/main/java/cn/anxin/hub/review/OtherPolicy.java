package cn.anxin.hub.review;

import cn.anxin.hub.ledger.PolicyActivations.Activation;
import cn.anxin.hub.policy.Policy;

/** Another node has put another policy in force: this one decides nothing until both have the same. */
final class OtherPolicy extends RuntimeException {

    private static final long serialVersionUID = 1L;

    OtherPolicy(Policy own, Activation inForce) {
        super(
                "本节点的政策 %s 与另一节点启用的 %s 不一致，请使各节点的 policies/ 相同后重启 / this node has policy %s, but %s, of another node, is in force: give all nodes the same policies/ and restart"
                        .formatted(name(own), name(inForce), name(own), name(inForce)));
    }

    private static String name(Policy policy) {
        return name(policy.id(), policy.version(), policy.sha256());
    }

    private static String name(Activation activation) {
        return name(activation.policyId(), activation.version(), activation.sha256());
    }

    private static String name(String id, int version, String sha256) {
        return "%s v%d (%s)".formatted(id, version, sha256.substring(0, Math.min(8, sha256.length())));
    }
}
