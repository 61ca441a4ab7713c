package cn.anxin.hub.bench.pipeline;

import cn.anxin.hub.embedded.EmbeddedBroker;
import cn.anxin.hub.home.Credentials;
import cn.anxin.hub.home.ParticipantIds;
import jakarta.jms.Connection;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The hub's broker once more, empty: the same code starts it, so its journal is synced as the hub's is. */
record FloorBroker(EmbeddedBroker broker) implements AutoCloseable {

    private static final int MESSAGES_PER_SESSION = 500;

    /** With three queues a recipient: it is sent to twice, and once before, to warm up. */
    static FloorBroker start(Path folder, Credentials credentials, List<String> recipients) throws Exception {
        List<String> queues = recipients.stream()
                .flatMap(id ->
                        Stream.of("floor.warm.", "floor.one.", "floor.two.").map(prefix -> prefix + id))
                .toList();
        return new FloorBroker(EmbeddedBroker.start(folder, 0, credentials, new ParticipantIds(List.of(), queues)));
    }

    /** Answers the messages. */
    long send(List<Outcome.Outgoing> messages, String prefix) throws JMSException {
        try (Connection connection = broker.connections().createConnection();
                Session session = connection.createSession(true, Session.SESSION_TRANSACTED)) {
            Map<String, MessageProducer> producers = new HashMap<>();
            int open = 0;
            for (Outcome.Outgoing each : messages) {
                MessageProducer producer = producers.get(each.recipient());
                if (producer == null) {
                    producer = session.createProducer(session.createQueue("anxin.notice." + prefix + each.recipient()));
                    producer.setDeliveryMode(DeliveryMode.PERSISTENT);
                    producers.put(each.recipient(), producer);
                }
                producer.send(message(session, each, prefix));
                if (++open == MESSAGES_PER_SESSION) {
                    session.commit();
                    open = 0;
                }
            }
            session.commit();
        }
        return messages.size();
    }

    /** With the properties that the hub's messages have. */
    private static TextMessage message(Session session, Outcome.Outgoing notice, String prefix) throws JMSException {
        TextMessage message = session.createTextMessage(notice.content());
        message.setStringProperty("JMSXGroupID", notice.uscc());
        message.setStringProperty("_AMQ_DUPL_ID", prefix + notice.noticeId());
        message.setStringProperty("contentType", "application/cloudevents+json");
        message.setStringProperty("JMS_AMQP_ContentType", "application/cloudevents+json");
        message.setStringProperty("noticeId", notice.noticeId());
        message.setStringProperty("uscc", notice.uscc());
        message.setIntProperty("sequence", notice.sequence());
        message.setStringProperty("change", notice.change());
        message.setIntProperty("sending", 0);
        return message;
    }

    @Override
    public void close() {
        broker.close();
    }
}
