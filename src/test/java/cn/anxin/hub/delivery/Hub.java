package cn.anxin.hub.delivery;

import cn.anxin.hub.ledger.Audit;
import cn.anxin.hub.ledger.Channels;
import cn.anxin.hub.ledger.DeadLetters;
import cn.anxin.hub.ledger.Deliveries;
import cn.anxin.hub.ledger.DropBatches;
import cn.anxin.hub.ledger.LedgerReach;
import cn.anxin.hub.ledger.Nodes;
import cn.anxin.hub.ledger.Signals;
import cn.anxin.hub.registry.Drop;
import cn.anxin.hub.registry.RegistryFixture;
import cn.anxin.hub.support.TestDatabase;
import cn.anxin.hub.support.TestNode;
import jakarta.jms.ConnectionFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.apache.camel.component.jms.JmsComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The way out of the hub, put together as its configuration does, with its own route files, on a given database. */
final class Hub implements AutoCloseable {

    static final Clock CLOCK = Clock.system(ZoneId.of("Asia/Shanghai"));

    final Channels channels;
    final Deliveries deliveries;
    final DeadLetters deadLetters;
    final DeadLetterDesk desk;
    final ResendDesk resends;
    final Stumble stumble = new Stumble();
    private final DefaultCamelContext camel = new DefaultCamelContext();

    private Hub(
            TestDatabase database,
            Path agencies,
            Path credentials,
            ConnectionFactory connections,
            int rows,
            List<String> routes)
            throws Exception {
        JdbcClient jdbc = database.jdbc();
        channels = new Channels(jdbc);
        deliveries = new Deliveries(jdbc);
        deadLetters = new DeadLetters(jdbc);
        var properties = new DeliveryProperties(Duration.ofMillis(50), 500, rows, Duration.ofMillis(200));
        var registry = RegistryFixture.registry(jdbc, agencies);
        new Nodes(jdbc).forgetAll();
        var turns = new Turns(channels, TestNode.alive(jdbc), new LedgerReach());
        var outages = new Outages(turns, id -> registry.drop(id).map(Drop::site), new Delivered(System::nanoTime));
        desk = new DeadLetterDesk(deadLetters, new Audit(jdbc, CLOCK), database.transactions(), CLOCK);
        var batches = new DropBatches(new JdbcTemplate(database.dataSource()));
        resends = new ResendDesk(registry, deliveries, batches, new Audit(jdbc, CLOCK), database.transactions(), CLOCK);
        var drops = new Drops(batches, registry, turns, outages, database.transactions(), CLOCK, properties);
        camel.getRegistry().bind("outages", outages);
        camel.getRegistry().bind("drops", drops);
        camel.getRegistry()
                .bind(
                        "noticeQueue",
                        new NoticeQueue(
                                deliveries,
                                turns,
                                outages,
                                new BrokerReach(connections, System::nanoTime),
                                new QueueSession(connections),
                                new Signals(database.dataSource()),
                                CLOCK,
                                properties));
        camel.getRegistry().bind("deadNotices", new DeadNotices(deadLetters, database.transactions(), CLOCK));
        start(connections, routes);
        new RecipientRoutes(registry, RegistryFixture.secrets(credentials), turns.node()).addTo(camel);
    }

    /** Recipients by JMS only. */
    static Hub telling(TestDatabase database, Path agencies, ConnectionFactory connections) throws Exception {
        return new Hub(
                database,
                agencies,
                agencies,
                connections,
                5000,
                List.of("errors", "templates/jms-notice", "dead-notices"));
    }

    /** Recipients by SFTP only: nothing is to be had from a broker. */
    static Hub dropping(TestDatabase database, Path agencies, Path credentials, int rows) throws Exception {
        ConnectionFactory none = new org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory("vm://999");
        return new Hub(database, agencies, credentials, none, rows, List.of("errors", "templates/sftp-drop"));
    }

    private void start(ConnectionFactory connections, List<String> routes) throws Exception {
        camel.getPropertiesComponent().addInitialProperty("anxin.delivery.poll", "50");
        camel.getCamelContextExtension().addInterceptStrategy(stumble);
        camel.getShutdownStrategy().setTimeout(5);
        JmsComponent jms = new JmsComponent();
        JmsDefaults.apply(jms, connections);
        camel.addComponent("jms", jms);
        for (String file : routes) {
            Path path = Path.of("routes", file + ".camel.yaml");
            PluginHelper.getRoutesLoader(camel)
                    .loadRoutes(ResourceHelper.fromBytes(path.getFileName().toString(), Files.readAllBytes(path)));
        }
        camel.start();
    }

    @Override
    public void close() {
        camel.stop();
    }
}
