package cn.anxin.hub.probe;

import cn.anxin.hub.probe.Course.Passed;
import cn.anxin.hub.probe.Course.Refused;
import cn.anxin.hub.record.Message;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSException;
import jakarta.jms.JMSSecurityException;
import jakarta.jms.QueueBrowser;
import jakarta.jms.Session;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.activemq.artemis.api.core.ActiveMQNonExistentQueueException;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.messaginghub.pooled.jms.JmsPoolConnectionFactory;

/** The broker, over a connection of its own: queues are browsed, and every message stays where it is. */
record BrokerProbe(ConnectionFactory connections, List<String> queues) {

    void run(Course course) throws JMSException {
        ActiveMQConnectionFactory factory = unpooled();
        Map<String, Object> address = factory.getStaticConnectors()[0].getParams();
        if (address.get("host") == null) {
            course.absent(Layer.NAME, "在本进程之内", "within this very process");
            course.absent(Layer.TCP, "在本进程之内", "within this very process");
        } else {
            course.to(String.valueOf(address.get("host")), Integer.parseInt(String.valueOf(address.get("port"))));
        }
        boolean tls = Boolean.parseBoolean(String.valueOf(address.get("sslEnabled")));
        if (!tls) {
            course.absent(Layer.KEY, "地址未要求 TLS", "the address asks for no TLS");
        }
        Optional<Connection> connection = tls
                ? course.go(Layer.KEY, () -> connect(factory), BrokerProbe::untrusted)
                : course.go(Layer.LOG_IN, () -> connect(factory), BrokerProbe::explain);
        try {
            if (tls) {
                course.go(Layer.LOG_IN, () -> Passed.of(true, "已登录", "logged in"), BrokerProbe::explain);
            }
            course.go(Layer.PLACE, () -> browse(connection.orElseThrow()), BrokerProbe::explain);
        } finally {
            if (connection.isPresent()) {
                connection.get().close();
            }
        }
    }

    /** A connection of the pool might stand although another one could not be made. */
    private ActiveMQConnectionFactory unpooled() {
        return (ActiveMQConnectionFactory)
                (connections instanceof JmsPoolConnectionFactory pool ? pool.getConnectionFactory() : connections);
    }

    private static Passed<Connection> connect(ActiveMQConnectionFactory factory) throws JMSException, Refused {
        try {
            return Passed.of(factory.createConnection(), "已登录", "logged in");
        } catch (JMSSecurityException refused) {
            throw new Refused("消息中间件拒绝登录：请检查用户与口令", "the broker refuses the log-in: check user and password");
        }
    }

    private Passed<Boolean> browse(Connection connection) throws JMSException, Refused {
        for (String queue : queues) {
            browse(connection, queue);
        }
        String names = String.join(", ", queues);
        return Passed.of(
                true,
                names.isEmpty() ? "可以使用" : "队列 " + names + " 存在且可浏览（未收发消息）",
                names.isEmpty()
                        ? "it can be used"
                        : "the queues " + names + " are there and can be browsed (no message was sent or taken)");
    }

    /** A session each, since one in which something failed is of no more use. */
    private static void browse(Connection connection, String name) throws JMSException, Refused {
        try (Session session = connection.createSession(Session.AUTO_ACKNOWLEDGE);
                QueueBrowser browser = session.createBrowser(session.createQueue(name))) {
            browser.getEnumeration();
        } catch (JMSSecurityException refused) {
            throw new Refused(
                    "无权使用队列 " + name + "：请按 deploy/artemis/broker.xml 授权",
                    "the queue " + name + " may not be used: grant it as in deploy/artemis/broker.xml");
        } catch (JMSException fault) {
            if (isMissing(fault)) {
                throw new Refused(
                        "没有队列 " + name + "：请按 deploy/artemis/broker.xml 建立",
                        "there is no queue " + name + ": make it as in deploy/artemis/broker.xml");
            }
            throw fault;
        }
    }

    /** The client says it in its own words where it asks first, and by its kind where the broker refuses. */
    private static boolean isMissing(Throwable fault) {
        return String.valueOf(fault.getMessage()).startsWith("There is no queue")
                || Stream.iterate(fault, Objects::nonNull, Throwable::getCause)
                        .limit(50)
                        .anyMatch(cause -> cause instanceof InvalidDestinationException
                                || cause instanceof ActiveMQNonExistentQueueException);
    }

    private static Message untrusted(Throwable failure) {
        return new Message(
                "TLS 未能建立（" + Course.said(failure) + "）：请检查 SPRING_ARTEMIS_BROKER_URL 中的 trustStorePath 与主机名",
                "no TLS connection (" + Course.said(failure)
                        + "): check trustStorePath and the host’s name in SPRING_ARTEMIS_BROKER_URL");
    }

    private static Message explain(Throwable failure) {
        return new Message("消息中间件应答有误：" + Course.said(failure), "the broker answers wrongly: " + Course.said(failure));
    }
}
