package cn.anxin.hub.node;

import cn.anxin.hub.AnxinProperties;
import cn.anxin.hub.ledger.LedgerReach;
import cn.anxin.hub.ledger.Nodes;
import cn.anxin.hub.ledger.ThisNode;
import java.io.IOException;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

@Configuration(proxyBeanMethods = false)
class NodeConfiguration {

    /** After the home is this process's own: embedded, it makes this one the only node, and every other one is dead. */
    @Bean(destroyMethod = "close")
    @DependsOn("homeFolder")
    Heartbeat thisNode(AnxinProperties properties, Nodes nodes, LedgerReach reach, Environment environment)
            throws IOException {
        if (!environment.acceptsProfiles(Profiles.of("external"))) {
            nodes.forgetAll();
        }
        return Heartbeat.start(Installation.of(properties.home()), nodes, reach);
    }

    /** In the readiness group, as {@code ledger}. */
    @Bean
    HealthIndicator ledgerHealthIndicator(LedgerReach reach, ThisNode node) {
        return new LedgerHealth(reach, node);
    }
}
