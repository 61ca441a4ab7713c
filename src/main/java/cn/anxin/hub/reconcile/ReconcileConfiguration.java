package cn.anxin.hub.reconcile;

import cn.anxin.hub.intake.SftpFolders;
import cn.anxin.hub.ledger.Dues;
import cn.anxin.hub.ledger.SiteTurns;
import cn.anxin.hub.ledger.ThisNode;
import cn.anxin.hub.receipt.Holdings;
import cn.anxin.hub.receipt.RecipientSites;
import cn.anxin.hub.receipt.SiteOutages;
import cn.anxin.hub.registry.Registry;
import cn.anxin.hub.registry.Secrets;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import org.apache.camel.CamelContext;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StatementProperties.class)
class ReconcileConfiguration {

    @Bean
    Statements statements(Dues dues, PlatformTransactionManager transactions, Clock clock) {
        return new Statements(dues, oneMoment(transactions), clock);
    }

    @Bean
    Snapshots snapshots(
            Dues dues,
            Holdings holdings,
            PlatformTransactionManager transactions,
            ObjectMapper objectMapper,
            Clock clock) {
        return new Snapshots(dues, holdings, oneMoment(transactions), objectMapper, clock);
    }

    /** With connections of its own: those of the receipts belong to other threads. */
    @Bean
    StatementDrops statementDrops(
            Registry registry,
            Secrets secrets,
            CamelContext context,
            Statements statements,
            Dues dues,
            SiteTurns turns,
            SiteOutages outages,
            ObjectMapper objectMapper,
            ThisNode node,
            Clock clock) {
        SftpFolders folders = RecipientSites.folders(registry, secrets, context);
        return new StatementDrops(registry, folders, statements, dues, turns, outages, objectMapper, node, clock);
    }

    /** Every statement in it sees the ledger as it stood at the first one. */
    static TransactionTemplate oneMoment(PlatformTransactionManager transactions) {
        TransactionTemplate template = new TransactionTemplate(transactions);
        template.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        template.setReadOnly(true);
        return template;
    }
}
