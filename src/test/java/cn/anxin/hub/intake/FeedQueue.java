package cn.anxin.hub.intake;

import cn.anxin.hub.embedded.EmbeddedBroker;
import cn.anxin.hub.home.Credentials;
import cn.anxin.hub.home.Credentials.Door;
import cn.anxin.hub.home.ParticipantIds;
import cn.anxin.hub.ledger.IntakeLog;
import cn.anxin.hub.ledger.RefusedContents;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.Message;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.camel.Processor;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.apache.camel.component.jms.JmsComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.processor.DelegateAsyncProcessor;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.messaginghub.pooled.jms.JmsPoolConnectionFactory;
import org.springframework.transaction.support.TransactionTemplate;

/** The queue of a feed: the hub's embedded broker, its route, and an agency at either protocol. */
final class FeedQueue implements AutoCloseable {

    static final String SOURCE = "emergency";
    private static final long SOON = 20_000;

    /** How the agency speaks: as the hub does, or with a client of another house. */
    enum Protocol {
        CORE,
        AMQP
    }

    final IntakeDesk desk;
    final RefusedContents contents;
    private final Credentials credentials;
    private final EmbeddedBroker broker;
    private final JmsPoolConnectionFactory pool = new JmsPoolConnectionFactory();
    private final DefaultCamelContext camel = new DefaultCamelContext();

    /** What the route's steps run into, by the step's id. */
    final AtomicReference<Function<String, Optional<Exception>>> trouble =
            new AtomicReference<>(step -> Optional.empty());

    FeedQueue(Path folder) throws Exception {
        desk = new IntakeDesk(folder);
        credentials = Credentials.in(folder, Optional.of("none"));
        ParticipantIds participants = new ParticipantIds(List.of(SOURCE), List.of());
        credentials.provide(participants.all());
        broker = EmbeddedBroker.start(folder.resolve("broker"), 0, credentials, participants);
        pool.setConnectionFactory(broker.connections());
        contents = new RefusedContents(desk.database.jdbc(), new IntakeLog(desk.database.jdbc()));
        TransactionTemplate transactions = desk.database.transactions();
        MessageIntake intake = new MessageIntake(desk.requests, desk.intakes, contents, transactions, desk.clock);
        camel.getRegistry().bind("feedMessages", new FeedMessages(intake));
        camel.getRegistry().bind("feedMessageReader", new FeedMessageReader());
        camel.getShutdownStrategy().setTimeout(5);
        camel.getCamelContextExtension()
                .addInterceptStrategy((context, definition, target, next) ->
                        new DelegateAsyncProcessor((Processor) exchange -> {
                            Optional<Exception> found = trouble.get().apply(definition.getId());
                            if (found.isPresent()) {
                                throw found.get();
                            }
                            target.process(exchange);
                        }));
        camel.addComponent("jms", jms(pool));
        for (String file : List.of("errors", "templates/jms-feed")) {
            PluginHelper.getRoutesLoader(camel)
                    .loadRoutes(PluginHelper.getResourceLoader(camel)
                            .resolveResource("file:routes/" + file + ".camel.yaml"));
        }
        camel.start();
        TemplatedRouteBuilder.builder(camel, "jms-feed")
                .routeId("feed-" + SOURCE + "-jms")
                .parameter("source", SOURCE)
                .add();
    }

    /** As the hub's own component is. */
    private static JmsComponent jms(ConnectionFactory connections) {
        JmsComponent jms = new JmsComponent();
        jms.setConnectionFactory(connections);
        jms.setTransacted(true);
        jms.setLazyCreateTransactionManager(false);
        jms.setCacheLevelName("CACHE_CONSUMER");
        jms.setExposeListenerSession(true);
        return jms;
    }

    JMSContext as(Protocol protocol) {
        String secret = credentials.secret(Door.BROKER, SOURCE);
        return switch (protocol) {
            case CORE ->
                new ActiveMQConnectionFactory("tcp://127.0.0.1:" + broker.port()).createContext(SOURCE, secret);
            case AMQP -> new JmsConnectionFactory("amqp://127.0.0.1:" + broker.port()).createContext(SOURCE, secret);
        };
    }

    /** Sends a message; the answer is its id. */
    static String send(JMSContext agency, Message message) throws Exception {
        agency.createProducer().send(agency.createQueue("anxin.feed." + SOURCE), message);
        return message.getJMSMessageID();
    }

    /** The next answer. */
    static Message answer(JMSContext agency) {
        return answer(agency, SOON).orElseThrow();
    }

    static Optional<Message> answer(JMSContext agency, long patience) {
        try (JMSConsumer consumer = agency.createConsumer(agency.createQueue("anxin.answer." + SOURCE))) {
            return Optional.ofNullable(consumer.receive(patience));
        }
    }

    @Override
    public void close() {
        camel.stop();
        pool.stop();
        broker.close();
        desk.close();
    }
}
