package cn.anxin.hub.delivery;

import jakarta.jms.ConnectionFactory;
import org.apache.camel.component.jms.JmsComponent;
import org.apache.camel.component.jms.JmsHeaderFilterStrategy;

/** What every queue endpoint of the hub has in common. */
final class JmsDefaults {

    private JmsDefaults() {}

    static void apply(JmsComponent jms, ConnectionFactory connections) {
        jms.setConnectionFactory(connections);
        // Local transactions in the listener's own session: with a cached consumer, sends escape any other kind.
        jms.setTransacted(true);
        jms.setLazyCreateTransactionManager(false);
        jms.setCacheLevelName("CACHE_CONSUMER");
        jms.setExposeListenerSession(true);
        jms.setAcceptMessagesWhileStopping(true);
        jms.setMessageConverter(new TextMessages());
        jms.setHeaderFilterStrategy(headers());
    }

    /** Keeps Camel's own headers out, however they are spelt (CVE-2026-40453). */
    private static JmsHeaderFilterStrategy headers() {
        JmsHeaderFilterStrategy headers = new JmsHeaderFilterStrategy();
        headers.setLowerCase(true);
        return headers;
    }
}
