package cn.anxin.hub.external;

import cn.anxin.hub.StartFault;
import cn.anxin.hub.record.Message;
import jakarta.jms.CompletionListener;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.JMSSecurityException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/**
 * Logs in to the broker, and asks whether the queues are there and the hub may use them. Nothing is left in a queue: what
 * is sent to learn whether it may be sent is rolled back.
 *
 * @param sends the queues that the hub sends to
 * @param reads the queues that it reads
 */
record BrokerCheck(String url, String user, String password, List<String> sends, List<String> reads)
        implements Patience.Attempt {

    private static final long ANSWER_SECONDS = 10;
    private static final int CONFIRMATION_BYTES = 1 << 16;

    @Override
    public Optional<Message> tryOnce() {
        return attempt(true);
    }

    /** @param again whether one that answers, but not to this, may have come up only just now */
    private Optional<Message> attempt(boolean again) {
        try (ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(url)) {
            // Without it, a message sent within a transaction counts as accepted as soon as it is on its way.
            factory.setConfirmationWindowSize(CONFIRMATION_BYTES);
            try (Connection connection = factory.createConnection(user, password)) {
                requireQueues(connection);
                return Optional.empty();
            }
        } catch (JMSSecurityException wrong) {
            throw new StartFault(
                    new Message(
                            "消息服务器拒绝用户 " + user + " 登录：请检查 SPRING_ARTEMIS_USER 与 SPRING_ARTEMIS_PASSWORD",
                            "the broker refuses the log-in of " + user
                                    + ": check SPRING_ARTEMIS_USER and SPRING_ARTEMIS_PASSWORD"),
                    wrong);
        } catch (JMSException away) {
            BrokerAddress address = BrokerAddress.of(url);
            return again && address.answers()
                    ? attempt(false)
                    : Optional.of(address.reason(String.valueOf(away.getMessage())));
        } catch (RuntimeException malformed) {
            throw malformed instanceof StartFault known ? known : BrokerAddress.malformed(malformed);
        }
    }

    private void requireQueues(Connection connection) throws JMSException {
        List<String> refused = refused(connection);
        if (!refused.isEmpty()) {
            String names = String.join(", ", refused);
            throw StartFault.of(
                    "消息服务器上没有队列 " + names + "，或用户 " + user + " 无权使用：请按 deploy/artemis/broker.xml 建立并授权",
                    "the broker has no queue " + names + ", or the user " + user
                            + " may not use it: set it up as in deploy/artemis/broker.xml");
        }
    }

    private List<String> refused(Connection connection) throws JMSException {
        List<String> refused = new ArrayList<>();
        for (String name : sends) {
            if (!maySend(connection, name)) {
                refused.add(name);
            }
        }
        for (String name : reads) {
            if (!mayRead(connection, name)) {
                refused.add(name);
            }
        }
        return refused;
    }

    /** A session each, since one in which something failed is of no more use. */
    private static boolean maySend(Connection connection, String name) throws JMSException {
        try (Session session = connection.createSession(Session.SESSION_TRANSACTED)) {
            Queue queue = session.createQueue(name);
            try (MessageProducer producer = session.createProducer(queue)) {
                Answer answer = new Answer();
                producer.send(session.createTextMessage(""), answer);
                boolean allowed = answer.isYes();
                session.rollback();
                return allowed;
            }
        } catch (JMSException no) {
            return broken(connection, no);
        }
    }

    /** The connection is not started, so nothing is delivered to it. */
    private static boolean mayRead(Connection connection, String name) throws JMSException {
        try (Session session = connection.createSession(Session.SESSION_TRANSACTED)) {
            session.createConsumer(session.createQueue(name)).close();
            return true;
        } catch (JMSException no) {
            return broken(connection, no);
        }
    }

    /** A queue is to blame only while the connection still works. */
    private static boolean broken(Connection connection, JMSException no) throws JMSException {
        try (Session stillThere = connection.createSession(Session.SESSION_TRANSACTED)) {
            stillThere.rollback();
            return false;
        } catch (JMSException lost) {
            lost.addSuppressed(no);
            throw lost;
        }
    }

    /** The broker's answer to a message sent within a transaction, which the sending itself does not wait for. */
    private static final class Answer implements CompletionListener {

        private final CompletableFuture<Boolean> allowed = new CompletableFuture<>();

        @Override
        public void onCompletion(jakarta.jms.Message message) {
            allowed.complete(true);
        }

        @Override
        public void onException(jakarta.jms.Message message, Exception refused) {
            allowed.complete(false);
        }

        boolean isYes() throws JMSException {
            try {
                return allowed.get(ANSWER_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException told) {
                Thread.currentThread().interrupt();
                throw new JMSException("interrupted");
            } catch (ExecutionException | TimeoutException late) {
                throw new JMSException("no answer to a message");
            }
        }
    }
}
