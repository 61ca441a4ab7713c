package cn.anxin.hub.probe;

import cn.anxin.hub.ledger.Audit;
import cn.anxin.hub.registry.Registry;
import cn.anxin.hub.registry.Secrets;
import jakarta.jms.ConnectionFactory;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
class ProbeConfiguration {

    @Bean
    ProbeDesk probeDesk(
            Registry registry,
            Secrets secrets,
            ObjectProvider<ConnectionFactory> broker,
            DataSource database,
            Audit audit,
            TransactionTemplate transaction,
            Clock clock) {
        return new ProbeDesk(
                Probes.of(registry, secrets, broker, database, ProbeConfiguration::start), audit, transaction, clock);
    }

    /** A thread each: one that hangs in a foreign library must not keep the next test waiting. */
    private static void start(Runnable step) {
        Thread thread = new Thread(step, "connection-test");
        thread.setDaemon(true);
        thread.start();
    }
}
