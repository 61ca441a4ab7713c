package cn.anxin.hub.delivery;

import cn.anxin.hub.ledger.Channels;
import cn.anxin.hub.ledger.DeadLetters;
import cn.anxin.hub.ledger.Deliveries;
import cn.anxin.hub.ledger.DropBatches;
import cn.anxin.hub.ledger.LedgerReach;
import cn.anxin.hub.ledger.Signals;
import cn.anxin.hub.ledger.ThisNode;
import cn.anxin.hub.registry.Drop;
import cn.anxin.hub.registry.Registry;
import cn.anxin.hub.registry.Secrets;
import jakarta.jms.ConnectionFactory;
import java.time.Clock;
import org.apache.camel.CamelContext;
import org.apache.camel.component.jms.JmsComponent;
import org.apache.camel.spi.ComponentCustomizer;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts the way out together; the names of the beans are those that the routes use. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DeliveryProperties.class)
class DeliveryConfiguration {

    @Bean
    Turns turns(Channels channels, ThisNode node, LedgerReach reach) {
        return new Turns(channels, node, reach);
    }

    @Bean
    Outages outages(Turns turns, Registry registry) {
        return new Outages(turns, id -> registry.drop(id).map(Drop::site), new Delivered(System::nanoTime));
    }

    @Bean
    NoticeQueue noticeQueue(
            Deliveries deliveries,
            Turns turns,
            Outages outages,
            ConnectionFactory connections,
            Signals signals,
            Clock clock,
            DeliveryProperties properties) {
        return new NoticeQueue(
                deliveries,
                turns,
                outages,
                new BrokerReach(connections, System::nanoTime),
                new QueueSession(connections),
                signals,
                clock,
                properties);
    }

    @Bean
    Drops drops(
            DropBatches batches,
            Registry registry,
            Turns turns,
            Outages outages,
            TransactionTemplate transaction,
            Clock clock,
            DeliveryProperties properties) {
        return new Drops(batches, registry, turns, outages, transaction, clock, properties);
    }

    @Bean
    DeadNotices deadNotices(DeadLetters deadLetters, TransactionTemplate transaction, Clock clock) {
        return new DeadNotices(deadLetters, transaction, clock);
    }

    @Bean
    RecipientRoutes recipientRoutes(Registry registry, Secrets secrets, ThisNode node) {
        return new RecipientRoutes(registry, secrets, node);
    }

    /** The templates are there once the context has started. */
    @Bean
    CamelContextConfiguration recipientRoutesAtStart(RecipientRoutes routes) {
        return new CamelContextConfiguration() {
            @Override
            public void beforeApplicationStart(CamelContext context) {}

            @Override
            public void afterApplicationStart(CamelContext context) {
                routes.addTo(context);
            }
        };
    }

    @Bean
    ComponentCustomizer jmsDefaults(ConnectionFactory connections) {
        return ComponentCustomizer.forType(JmsComponent.class, jms -> JmsDefaults.apply(jms, connections));
    }
}
