package cn.anxin.hub.delivery;

import cn.anxin.hub.ledger.Audit;
import cn.anxin.hub.ledger.Channels;
import cn.anxin.hub.ledger.DeadLetters;
import cn.anxin.hub.ledger.Deliveries;
import cn.anxin.hub.ledger.DropBatches;
import cn.anxin.hub.ledger.Enterprises;
import cn.anxin.hub.ledger.LedgerReach;
import cn.anxin.hub.ledger.Nodes;
import cn.anxin.hub.ledger.Replays;
import cn.anxin.hub.ledger.Rounds;
import cn.anxin.hub.ledger.Signals;
import cn.anxin.hub.ledger.Standings;
import cn.anxin.hub.registry.Admission;
import cn.anxin.hub.registry.Drop;
import cn.anxin.hub.registry.ForeignDatabases;
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
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.RouteTemplateDefinition;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
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
    final Stumble stumble;
    final ReplayDesk replays;
    final RecipientDesk recipients;
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final Signals signals;
    private final ForeignDatabases databases;

    private Hub(
            TestDatabase database,
            Path agencies,
            Path credentials,
            ConnectionFactory connections,
            int rows,
            Stumble stumble,
            List<String> routes)
            throws Exception {
        this.stumble = stumble;
        JdbcClient jdbc = database.jdbc();
        channels = new Channels(jdbc);
        deliveries = new Deliveries(jdbc);
        deadLetters = new DeadLetters(jdbc);
        var properties = new DeliveryProperties(Duration.ofMillis(50), 500, rows, Duration.ofMillis(200));
        var registry = RegistryFixture.registry(jdbc, agencies);
        new Nodes(jdbc).forgetAll();
        var reach = new LedgerReach();
        var turns = new Turns(channels, TestNode.alive(jdbc), reach);
        var outages = new Outages(turns, id -> registry.drop(id).map(Drop::site), new Delivered(System::nanoTime));
        desk = new DeadLetterDesk(deadLetters, new Audit(jdbc, CLOCK), database.transactions(), CLOCK);
        var batches = new DropBatches(new JdbcTemplate(database.dataSource()));
        resends = new ResendDesk(registry, deliveries, batches, new Audit(jdbc, CLOCK), database.transactions(), CLOCK);
        var secrets = RegistryFixture.secrets(credentials);
        var protections = new Protections(secrets);
        var allowance = new Allowance(channels::perMinute, System::nanoTime);
        var drops = new Drops(
                batches, registry, turns, outages, allowance, protections, database.transactions(), CLOCK, properties);
        signals = new Signals(database.dataSource());
        signals.start();
        databases = RegistryFixture.databases(secrets);
        replays = new ReplayDesk(new Replays(jdbc), new Audit(jdbc, CLOCK), database.transactions(), CLOCK);
        camel.getRegistry().bind("outages", outages);
        camel.getRegistry().bind("rounds", new Rounds(reach));
        camel.getRegistry().bind("drops", drops);
        camel.getRegistry()
                .bind(
                        "noticeQueue",
                        new NoticeQueue(
                                deliveries,
                                turns,
                                outages,
                                allowance,
                                new BrokerReach(connections, System::nanoTime),
                                new QueueSession(connections),
                                signals,
                                CLOCK,
                                properties));
        camel.getRegistry().bind("deadNotices", new DeadNotices(deadLetters, database.transactions(), CLOCK));
        var backlog = new Backlog(deliveries, turns, outages, allowance, signals, properties.poll());
        var settlement = new Settlement(deliveries, deadLetters, channels, outages, database.transactions(), CLOCK);
        camel.getRegistry()
                .bind("httpNotices", new HttpNotices(backlog, registry, secrets, settlement, Clock.systemUTC()));
        camel.getRegistry().bind("answerLimit", new AnswerLimit());
        camel.getRegistry().bind("noticeTable", new NoticeTable(backlog, registry, databases, settlement, 500));
        camel.getRegistry().bind("replayWork", new ReplayWork(new Replays(jdbc), database.transactions(), CLOCK));
        var book = RegistryFixture.book(jdbc, registry);
        var standings = new Standings(jdbc);
        var audit = new Audit(jdbc, CLOCK);
        recipients = new RecipientDesk(
                book,
                standings,
                channels,
                new StaticListableBeanFactory().getBeanProvider(Admission.class),
                audit,
                database.transactions(),
                CLOCK);
        var changes = new RecipientChanges(
                book, new Enterprises(jdbc), standings, channels, audit, database.transactions(), CLOCK);
        var recipientRoutes = new RecipientRoutes(
                registry, new RouteMaker(secrets, databases, turns.node()), List::of, changes, signals);
        camel.getRegistry().bind("recipientRoutes", recipientRoutes);
        start(connections, routes);
        recipientRoutes.addTo(camel);
    }

    /** Recipients by JMS only. */
    static Hub telling(TestDatabase database, Path agencies, ConnectionFactory connections) throws Exception {
        return telling(database, agencies, connections, new Stumble());
    }

    /** The same, with what is to fail of what waits already. */
    static Hub telling(TestDatabase database, Path agencies, ConnectionFactory connections, Stumble stumble)
            throws Exception {
        return new Hub(
                database,
                agencies,
                agencies,
                connections,
                5000,
                stumble,
                List.of("errors", "templates/jms-notice", "dead-notices"));
    }

    /** Recipients by SFTP only: nothing is to be had from a broker. */
    static Hub dropping(TestDatabase database, Path agencies, Path credentials, int rows) throws Exception {
        return dropping(database, agencies, credentials, rows, new Stumble());
    }

    /** The same, with what is to fail of what waits already. */
    static Hub dropping(TestDatabase database, Path agencies, Path credentials, int rows, Stumble stumble)
            throws Exception {
        ConnectionFactory none = new org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory("vm://999");
        return new Hub(database, agencies, credentials, none, rows, stumble, List.of("errors", "templates/sftp-drop"));
    }

    /** Recipients by requests and tables, and what operators do about them. */
    static Hub calling(TestDatabase database, Path agencies, Path credentials) throws Exception {
        ConnectionFactory none = new org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory("vm://999");
        return new Hub(
                database,
                agencies,
                credentials,
                none,
                5000,
                new Stumble(),
                List.of("errors", "templates/http-notice", "templates/table-notice", "recipients", "replays"));
    }

    boolean hasRoute(String id) {
        return camel.getRoute(id) != null;
    }

    /** Routes of this kind cannot be made until what is given back has run. */
    Runnable withoutTemplate(String id) throws Exception {
        ModelCamelContext model = (ModelCamelContext) camel;
        RouteTemplateDefinition template = model.getRouteTemplateDefinition(id);
        model.removeRouteTemplateDefinition(template);
        return () -> {
            try {
                model.addRouteTemplateDefinitions(List.of(template));
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        };
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
        signals.stop();
        databases.close();
    }
}
