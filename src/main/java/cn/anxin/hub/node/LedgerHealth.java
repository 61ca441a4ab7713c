package cn.anxin.hub.node;

import cn.anxin.hub.ledger.LedgerReach;
import cn.anxin.hub.ledger.ThisNode;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;

/**
 * Whether this node can work, from what its heartbeat and its work know: answered at once, and without a connection of
 * the pool, whatever state the database is in.
 */
record LedgerHealth(LedgerReach reach, ThisNode node) implements HealthIndicator {

    @Override
    public Health health() {
        return (reach.isLost() || !node.alive() ? Health.down() : Health.up()).build();
    }
}
