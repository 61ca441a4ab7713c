package cn.anxin.hub.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.anxin.hub.StartFault;
import cn.anxin.hub.home.Credentials;
import cn.anxin.hub.home.Credentials.Door;
import cn.anxin.hub.home.ParticipantIds;
import jakarta.jms.BytesMessage;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EmbeddedBrokerIT {

    private static final ParticipantIds PARTICIPANTS =
            new ParticipantIds(List.of("court", "emergency"), List.of("finance", "trade-union"));
    private static final long SOON = 10_000;
    private static final long NOT_AT_ALL = 200;

    @TempDir
    private Path folder;

    private Credentials credentials;
    private EmbeddedBroker broker;

    /** What a participant's programs speak. */
    enum Protocol {
        CORE,
        AMQP
    }

    @BeforeEach
    void start() throws Exception {
        credentials = Credentials.in(folder, Optional.empty());
        credentials.provide(PARTICIPANTS.all());
        broker = EmbeddedBroker.start(folder.resolve("broker"), 0, credentials, PARTICIPANTS);
    }

    @AfterEach
    void stop() {
        broker.close();
    }

    private ConnectionFactory network(Protocol protocol) {
        return protocol == Protocol.AMQP
                ? new JmsConnectionFactory("amqp://127.0.0.1:" + broker.port())
                : new ActiveMQConnectionFactory("tcp://127.0.0.1:" + broker.port());
    }

    private JMSContext as(Protocol protocol, String user) {
        return network(protocol).createContext(user, credentials.secret(Door.BROKER, user));
    }

    private JMSContext hub() {
        return broker.connections().createContext();
    }

    private static void send(JMSContext context, String queue, String text) {
        context.createProducer().send(context.createQueue(queue), text);
    }

    private static Optional<String> receive(JMSContext context, String queue, long wait) throws JMSException {
        try (JMSConsumer consumer = context.createConsumer(context.createQueue(queue))) {
            Message message = consumer.receive(wait);
            return message == null ? Optional.empty() : Optional.of(text(message));
        }
    }

    private static String text(Message message) throws JMSException {
        return message instanceof BytesMessage ? "bytes" : ((TextMessage) message).getText();
    }

    @ParameterizedTest
    @EnumSource
    void aRecipientReadsItsOwnNoticesAndSendsItsReceipts(Protocol protocol) throws JMSException {
        try (JMSContext hub = hub();
                JMSContext finance = as(protocol, "finance")) {
            send(hub, "anxin.notice.finance", "notice");
            assertThat(browse(finance, "anxin.notice.finance").hasMoreElements())
                    .isTrue();
            assertThat(receive(finance, "anxin.notice.finance", SOON)).contains("notice");
            send(finance, "anxin.receipt.finance", "receipt");
            assertThat(receive(hub, "anxin.receipt.finance", SOON)).contains("receipt");
        }
    }

    @ParameterizedTest
    @EnumSource
    void anAgencySendsItsRecordsAndReadsTheAnswers(Protocol protocol) throws JMSException {
        try (JMSContext hub = hub();
                JMSContext court = as(protocol, "court")) {
            send(court, "anxin.feed.court", "record");
            assertThat(receive(hub, "anxin.feed.court", SOON)).contains("record");
            send(hub, "anxin.answer.court", "answer");
            assertThat(receive(court, "anxin.answer.court", SOON)).contains("answer");
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatBelongsToOthersIsRefused(Protocol protocol) {
        for (String queue : List.of(
                "anxin.notice.trade-union", "anxin.receipt.finance", "anxin.feed.court", "anxin.dead", "made.up")) {
            refused(protocol, finance -> finance.createConsumer(finance.createQueue(queue)));
        }
        for (String queue : List.of(
                "anxin.receipt.trade-union", "anxin.notice.finance", "anxin.feed.court", "anxin.dead", "made.up")) {
            refused(protocol, finance -> send(finance, queue, "x"));
        }
        refused(protocol, finance -> browse(finance, "anxin.notice.trade-union").hasMoreElements());
    }

    private static Enumeration<?> browse(JMSContext context, String queue) {
        try {
            return context.createBrowser(context.createQueue(queue)).getEnumeration();
        } catch (JMSException e) {
            throw new JMSRuntimeException(e.getMessage());
        }
    }

    private void refused(Protocol protocol, Consumer<JMSContext> deed) {
        try (JMSContext finance = as(protocol, "finance")) {
            assertThatThrownBy(() -> deed.accept(finance)).isInstanceOf(JMSRuntimeException.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void nobodyIsAnonymousOrHasAnothersPassword(Protocol protocol) {
        ConnectionFactory network = network(protocol);
        String financesSecret = credentials.secret(Door.BROKER, "finance");
        assertThatThrownBy(() -> enter(network.createContext())).isInstanceOf(JMSRuntimeException.class);
        for (List<String> login : List.of(
                List.of("finance", "guess"),
                List.of("trade-union", financesSecret),
                List.of("anxin-hub", financesSecret),
                List.of("hub", ""),
                List.of("finance", credentials.secret(Door.SFTP, "finance")))) {
            assertThatThrownBy(() -> enter(network.createContext(login.get(0), login.get(1))))
                    .isInstanceOf(JMSRuntimeException.class);
        }
    }

    private static void enter(JMSContext context) {
        try (context) {
            context.start();
        }
    }

    @Test
    void whatIsSentOutlivesTheBroker() throws Exception {
        try (JMSContext hub = hub()) {
            send(hub, "anxin.notice.finance", "durable");
        }
        broker.close();
        broker = EmbeddedBroker.start(folder.resolve("broker"), 0, credentials, PARTICIPANTS);
        try (JMSContext finance = as(Protocol.AMQP, "finance")) {
            assertThat(receive(finance, "anxin.notice.finance", SOON)).contains("durable");
        }
    }

    @Test
    void aNoticeThatIsRolledBackComesAgainBeforeThoseBehindIt() throws JMSException {
        try (JMSContext hub = hub()) {
            for (String text : List.of("1", "2", "3")) {
                Message message = hub.createTextMessage(text);
                message.setStringProperty("JMSXGroupID", "91320205MA1WX0T109");
                hub.createProducer().send(hub.createQueue("anxin.notice.finance"), message);
            }
        }
        try (JMSContext finance = network(Protocol.AMQP)
                .createContext("finance", credentials.secret(Door.BROKER, "finance"), JMSContext.SESSION_TRANSACTED)) {
            JMSConsumer consumer = finance.createConsumer(finance.createQueue("anxin.notice.finance"));
            for (int round = 0; round < 20; round++) {
                assertThat(text(consumer.receive(SOON))).isEqualTo("1");
                finance.rollback();
            }
            for (String text : List.of("1", "2", "3")) {
                assertThat(text(consumer.receive(SOON))).isEqualTo(text);
            }
            finance.commit();
        }
    }

    @Test
    void aGroupGoesToOneConsumerInOrder() throws JMSException {
        try (JMSContext one = as(Protocol.AMQP, "finance");
                JMSContext other = as(Protocol.CORE, "finance");
                JMSConsumer first = one.createConsumer(one.createQueue("anxin.notice.finance"));
                JMSConsumer second = other.createConsumer(other.createQueue("anxin.notice.finance"));
                JMSContext hub = hub()) {
            for (int i = 0; i < 20; i++) {
                Message message = hub.createTextMessage(String.valueOf(i));
                message.setStringProperty("JMSXGroupID", "91320205MA1WX0T109");
                hub.createProducer().send(hub.createQueue("anxin.notice.finance"), message);
            }
            Message beginning = first.receive(1_000);
            JMSConsumer chosen = beginning == null ? second : first;
            JMSConsumer idle = beginning == null ? first : second;
            for (int i = beginning == null ? 0 : 1; i < 20; i++) {
                assertThat(text(chosen.receive(SOON))).isEqualTo(String.valueOf(i));
            }
            assertThat(idle.receive(NOT_AT_ALL)).isNull();
        }
    }

    @Test
    void aPortThatIsTakenEndsTheStartWithTheRemedy() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> EmbeddedBroker.start(
                            folder.resolve("other"), taken.getLocalPort(), credentials, PARTICIPANTS))
                    .isInstanceOf(StartFault.class)
                    .hasMessageContaining("ANXIN_BROKER_PORT")
                    .hasMessageContaining(String.valueOf(taken.getLocalPort()));
        }
    }
}
