package cn.anxin.hub.delivery;

import cn.anxin.hub.ledger.Audit;
import cn.anxin.hub.ledger.Channels;
import cn.anxin.hub.ledger.DeadLetters;
import cn.anxin.hub.ledger.Deliveries;
import cn.anxin.hub.ledger.DropBatches;
import cn.anxin.hub.ledger.Enterprises;
import cn.anxin.hub.ledger.LedgerReach;
import cn.anxin.hub.ledger.Replays;
import cn.anxin.hub.ledger.Signals;
import cn.anxin.hub.ledger.Standings;
import cn.anxin.hub.ledger.ThisNode;
import cn.anxin.hub.registry.Admission;
import cn.anxin.hub.registry.Drop;
import cn.anxin.hub.registry.ForeignDatabases;
import cn.anxin.hub.registry.RecipientBook;
import cn.anxin.hub.registry.Registry;
import cn.anxin.hub.registry.Secrets;
import jakarta.jms.ConnectionFactory;
import java.time.Clock;
import org.apache.camel.CamelContext;
import org.apache.camel.component.jms.JmsComponent;
import org.apache.camel.spi.ComponentCustomizer;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.springframework.beans.factory.ObjectProvider;
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
    Allowance allowance(Channels channels) {
        return new Allowance(channels::perMinute, System::nanoTime);
    }

    @Bean
    NoticeQueue noticeQueue(
            Deliveries deliveries,
            Turns turns,
            Outages outages,
            Allowance allowance,
            ConnectionFactory connections,
            Signals signals,
            Clock clock,
            DeliveryProperties properties) {
        return new NoticeQueue(
                deliveries,
                turns,
                outages,
                allowance,
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
            Secrets secrets,
            Turns turns,
            Outages outages,
            Allowance allowance,
            TransactionTemplate transaction,
            Clock clock,
            DeliveryProperties properties) {
        return new Drops(
                batches, registry, turns, outages, allowance, new Protections(secrets), transaction, clock, properties);
    }

    @Bean
    Backlog backlog(
            Deliveries deliveries,
            Turns turns,
            Outages outages,
            Allowance allowance,
            Signals signals,
            DeliveryProperties properties) {
        return new Backlog(deliveries, turns, outages, allowance, signals, properties.poll());
    }

    @Bean
    Settlement settlement(
            Deliveries deliveries,
            DeadLetters deadLetters,
            Channels channels,
            Outages outages,
            TransactionTemplate transaction,
            Clock clock) {
        return new Settlement(deliveries, deadLetters, channels, outages, transaction, clock);
    }

    @Bean
    HttpNotices httpNotices(Backlog backlog, Registry registry, Secrets secrets, Settlement settlement) {
        return new HttpNotices(backlog, registry, secrets, settlement, Clock.systemUTC());
    }

    @Bean
    AnswerLimit answerLimit() {
        return new AnswerLimit();
    }

    @Bean
    NoticeTable noticeTable(
            Backlog backlog,
            Registry registry,
            ForeignDatabases databases,
            Settlement settlement,
            DeliveryProperties properties) {
        return new NoticeTable(backlog, registry, databases, settlement, properties.messages());
    }

    @Bean
    DeadNotices deadNotices(DeadLetters deadLetters, TransactionTemplate transaction, Clock clock) {
        return new DeadNotices(deadLetters, transaction, clock);
    }

    @Bean
    ReplayWork replayWork(Replays replays, TransactionTemplate transaction, Clock clock) {
        return new ReplayWork(replays, transaction, clock);
    }

    @Bean
    RecipientChanges recipientChanges(
            RecipientBook book,
            Enterprises enterprises,
            Standings standings,
            Channels channels,
            Audit audit,
            TransactionTemplate transaction,
            Clock clock) {
        return new RecipientChanges(book, enterprises, standings, channels, audit, transaction, clock);
    }

    @Bean
    RecipientRoutes recipientRoutes(
            Registry registry,
            Secrets secrets,
            ForeignDatabases databases,
            ThisNode node,
            ObjectProvider<Admission> admissions,
            RecipientChanges changes,
            Signals signals) {
        return new RecipientRoutes(
                registry,
                new RouteMaker(secrets, databases, node),
                () -> admissions.orderedStream().toList(),
                changes,
                signals);
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
