package cn.anxin.hub.bench.latency;

import cn.anxin.hub.bench.hub.MeasuredHub;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** A recipient's own consumer, with the recipient's own user, that notes when each enterprise was first named. */
final class NoticeWatch implements AutoCloseable {

    private static final int PATIENCE_MINUTES = 5;

    private final ActiveMQConnectionFactory factory;
    private final Connection connection;
    private final Map<String, CompletableFuture<Long>> arrivals = new ConcurrentHashMap<>();

    private NoticeWatch(ActiveMQConnectionFactory factory, Connection connection) {
        this.factory = factory;
        this.connection = connection;
    }

    static NoticeWatch of(MeasuredHub hub, String recipient) throws JMSException {
        ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory("tcp://127.0.0.1:" + hub.endpoint("broker"));
        Connection connection = factory.createConnection(recipient, hub.secret("broker", recipient));
        NoticeWatch watch = new NoticeWatch(factory, connection);
        Session session = connection.createSession(false, Session.DUPS_OK_ACKNOWLEDGE);
        session.createConsumer(session.createQueue("anxin.notice." + recipient)).setMessageListener(watch::arrived);
        connection.start();
        return watch;
    }

    private void arrived(Message message) {
        long now = System.nanoTime();
        try {
            of(message.getStringProperty("uscc")).complete(now);
        } catch (JMSException e) {
            throw new IllegalStateException(e);
        }
    }

    private CompletableFuture<Long> of(String uscc) {
        return arrivals.computeIfAbsent(uscc, code -> new CompletableFuture<>());
    }

    /** When it came, by {@link System#nanoTime}; waits for it. */
    long arrival(String uscc) throws Exception {
        return of(uscc).get(PATIENCE_MINUTES, TimeUnit.MINUTES);
    }

    @Override
    public void close() throws JMSException {
        connection.close();
        factory.close();
    }
}
