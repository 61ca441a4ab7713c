package cn.anxin.hub.receipt;

import cn.anxin.hub.intake.SftpFolders;
import cn.anxin.hub.intake.Spool;
import cn.anxin.hub.intake.WaitingFiles;
import cn.anxin.hub.ledger.SiteTurns;
import cn.anxin.hub.ledger.ThisNode;
import cn.anxin.hub.registry.ForeignDatabases;
import cn.anxin.hub.registry.Registry;
import cn.anxin.hub.registry.Secrets;
import java.time.Clock;
import org.apache.camel.CamelContext;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ReceiptProperties.class)
class ReceiptConfiguration {

    /** The embedded broker has a queue for every recipient, whichever way it is told. */
    @Bean
    ReceiptRoutes receiptRoutes(Registry registry, Environment environment) {
        return new ReceiptRoutes(registry, !environment.acceptsProfiles(Profiles.of("external")));
    }

    /** With connections of its own: those of the drops are the component's. */
    @Bean
    ReceiptFiles receiptFiles(
            Registry registry,
            Secrets secrets,
            CamelContext context,
            SiteTurns turns,
            SiteOutages outages,
            WaitingFiles waiting,
            Spool spool,
            ReceiptDesk desk,
            ThisNode node,
            Clock clock) {
        SftpFolders folders = RecipientSites.folders(registry, secrets, context);
        return new ReceiptFiles(folders, turns, outages, waiting, spool, desk, node, clock);
    }

    @Bean
    ReceiptTables receiptTables(
            Registry registry,
            ForeignDatabases databases,
            SiteTurns turns,
            SiteOutages outages,
            ReceiptDesk desk,
            ThisNode node,
            Clock clock) {
        return new ReceiptTables(registry, databases, turns, outages, desk, node, clock);
    }
}
