package cn.anxin.hub.external;

import cn.anxin.hub.StartFault;
import cn.anxin.hub.record.Message;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/**
 * Why there is no connection to the broker: its client says the same of a broker that is away and of a handshake that
 * failed. The address itself is not told, since a store's password may be in it.
 *
 * @param connectors the parameters of each of the brokers that the address names
 */
record BrokerAddress(List<Map<String, Object>> connectors) {

    private static final String SETTING = "SPRING_ARTEMIS_BROKER_URL";
    private static final int TRYING_MILLIS = 3_000;

    static BrokerAddress of(String url) {
        try (ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(url)) {
            return new BrokerAddress(Stream.of(factory.getStaticConnectors())
                    .map(TransportConfiguration::getParams)
                    .toList());
        }
    }

    static StartFault malformed(RuntimeException cause) {
        return new StartFault(
                new Message(
                        SETTING + " 不是消息服务器的地址：请写成 tcp://主机:端口",
                        SETTING + " is no address of a broker: write tcp://host:port"),
                cause);
    }

    /** Why the broker is not there yet; where it answers, but not to this, waiting does not mend it. */
    Message reason(String said) {
        if (!answers()) {
            return new Message(
                    "无法连接消息服务器（" + said + "）：请检查 " + SETTING + " 与消息服务器是否运行",
                    "the broker does not answer (" + said + "): check " + SETTING + ", and that it runs");
        }
        boolean tls = connectors.stream().anyMatch(connector -> is(connector, "sslEnabled"));
        throw tls
                ? StartFault.of(
                        "与消息服务器的 TLS 连接未能建立（" + said + "）：请检查 " + SETTING + " 中的 trustStorePath 与主机名",
                        "no TLS connection to the broker (" + said + "): check trustStorePath and the host's name in "
                                + SETTING)
                : StartFault.of(
                        "该端口有应答，但不是明文的消息服务器（" + said + "）：请检查 " + SETTING + "，TLS 须写明 sslEnabled=true",
                        "something answers, but not a broker without TLS (" + said + "): check " + SETTING
                                + "; TLS needs sslEnabled=true");
    }

    /** Whether anything listens there. */
    boolean answers() {
        return connectors.stream().anyMatch(BrokerAddress::answers);
    }

    private static boolean is(Map<String, Object> connector, String name) {
        return Boolean.parseBoolean(String.valueOf(connector.get(name)));
    }

    private static boolean answers(Map<String, Object> connector) {
        try (Socket socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(
                            String.valueOf(connector.get("host")),
                            Integer.parseInt(String.valueOf(connector.get("port")))),
                    TRYING_MILLIS);
            return true;
        } catch (IOException away) {
            return false;
        }
    }
}
