package cn.anxin.hub.delivery;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.util.List;
import org.springframework.jms.core.JmsTemplate;

/** Sends persistent messages in order: all of them or none, or each for itself. */
class QueueSession {

    private final JmsTemplate together;
    private final JmsTemplate each;

    QueueSession(ConnectionFactory connections) {
        this.together = new JmsTemplate(connections);
        this.together.setSessionTransacted(true);
        this.each = new JmsTemplate(connections);
    }

    /** One commit for all: what fails before it leaves nothing behind. */
    void sendTogether(String queue, List<NoticeMessage> messages) {
        together.execute(queue, (session, producer) -> {
            sendAll(session, producer, messages);
            session.commit();
            return messages.size();
        });
    }

    /** Each is acknowledged by the broker before the next. */
    void sendEach(String queue, List<NoticeMessage> messages) {
        each.execute(queue, (session, producer) -> {
            sendAll(session, producer, messages);
            return messages.size();
        });
    }

    private static void sendAll(Session session, MessageProducer producer, List<NoticeMessage> messages)
            throws JMSException {
        producer.setDeliveryMode(DeliveryMode.PERSISTENT);
        for (NoticeMessage message : messages) {
            producer.send(message.in(session));
        }
    }
}
