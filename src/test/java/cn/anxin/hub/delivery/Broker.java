package cn.anxin.hub.delivery;

import cn.anxin.hub.embedded.EmbeddedBroker;
import cn.anxin.hub.home.Credentials;
import cn.anxin.hub.home.Credentials.Door;
import cn.anxin.hub.home.ParticipantIds;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.messaginghub.pooled.jms.JmsPoolConnectionFactory;
import org.springframework.util.FileSystemUtils;

/** The hub's embedded broker, reached over the network, so that it can go away and come back. */
final class Broker implements AutoCloseable {

    private static final ParticipantIds PARTICIPANTS =
            new ParticipantIds(List.of("court"), List.of("finance", "trade-union"));
    private static final long SOON = 500;

    private final Path folder;
    private final Credentials credentials;
    private final JmsPoolConnectionFactory pool = new JmsPoolConnectionFactory();
    private EmbeddedBroker broker;

    Broker(Path folder) throws Exception {
        this.folder = folder;
        this.credentials = Credentials.in(folder, Optional.empty());
        credentials.provide(PARTICIPANTS.all());
        this.broker = start(0);
    }

    private EmbeddedBroker start(int port) throws Exception {
        return EmbeddedBroker.start(folder.resolve("broker"), port, credentials, PARTICIPANTS);
    }

    /** Pooled, as the hub's own connections are. */
    ConnectionFactory hub() {
        pool.setConnectionFactory(new ActiveMQConnectionFactory(
                "tcp://127.0.0.1:" + broker.port(), "anxin-hub", credentials.secret(Door.INTERNAL, "broker")));
        return pool;
    }

    private JMSContext as(String recipient) {
        return new ActiveMQConnectionFactory("tcp://127.0.0.1:" + broker.port())
                .createContext(recipient, credentials.secret(Door.BROKER, recipient), JMSContext.SESSION_TRANSACTED);
    }

    /** Takes all that is on a recipient's queue. */
    List<Message> takeAll(String recipient) {
        try (JMSContext context = as(recipient);
                JMSConsumer consumer = context.createConsumer(context.createQueue("anxin.notice." + recipient))) {
            List<Message> messages = new ArrayList<>();
            for (Message each = consumer.receive(SOON); each != null; each = consumer.receive(SOON)) {
                messages.add(each);
            }
            context.commit();
            return messages;
        }
    }

    /** Rejects each message of a kind as often as the broker offers it, and takes the others. */
    void reject(String recipient, String noticeId) throws JMSException {
        try (JMSContext context = as(recipient);
                JMSConsumer consumer = context.createConsumer(context.createQueue("anxin.notice." + recipient))) {
            for (Message each = consumer.receive(SOON); each != null; each = consumer.receive(SOON)) {
                if (each.getStringProperty("noticeId").equals(noticeId)) {
                    context.rollback();
                } else {
                    context.commit();
                }
            }
        }
    }

    void goAway() {
        broker.close();
    }

    /** Its journal, as a disk that is lost takes it along. */
    void loseEverything() throws IOException {
        FileSystemUtils.deleteRecursively(folder.resolve("broker"));
    }

    void comeBack(int port) throws Exception {
        broker = start(port);
    }

    int port() {
        return broker.port();
    }

    @Override
    public void close() {
        pool.stop();
        broker.close();
    }
}
