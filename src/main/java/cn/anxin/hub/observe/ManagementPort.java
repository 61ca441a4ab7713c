package cn.anxin.hub.observe;

import cn.anxin.hub.StartFault;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.catalina.Service;
import org.apache.catalina.connector.Connector;
import org.apache.coyote.AbstractProtocol;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.embedded.tomcat.TomcatWebServer;
import org.springframework.boot.web.servlet.context.ServletWebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * A second door of the same web server. Spring Boot's own management port is a second server with a context of its own,
 * which costs every start about a second; {@link ManagementSecurity} keeps apart what each door shows.
 */
class ManagementPort {

    /** Spring Boot's name for it, by which others find it. */
    static final String LOCAL_PORT = "local.management.port";

    private static final Logger LOG = LoggerFactory.getLogger(ManagementPort.class);
    private static final int CONNECTION_TIMEOUT_MILLIS = 10_000;
    private static final int THREADS = 4;

    private final ManagementProperties properties;
    private final ConfigurableEnvironment environment;
    private volatile int port = -1;

    ManagementPort(ManagementProperties properties, ConfigurableEnvironment environment) {
        this.properties = properties;
        this.environment = environment;
    }

    /** Tells one door's requests from the other's: by the socket, which no caller chooses the name of. */
    boolean isDoorOf(HttpServletRequest request) {
        return request.getLocalPort() == port;
    }

    @EventListener
    void open(ServletWebServerInitializedEvent event) {
        if (!(event.getWebServer() instanceof TomcatWebServer server)) {
            throw new IllegalStateException("the management port needs Tomcat");
        }
        Service service = server.getTomcat().getService();
        Connector connector = properties
                .wanted()
                .map(wanted -> connect(service, free(wanted)))
                .orElseGet(() -> connect(service, usual(server.getPort())));
        port = connector.getLocalPort();
        environment.getPropertySources().addFirst(new MapPropertySource("management-port", Map.of(LOCAL_PORT, port)));
        String address = properties.address().getHostAddress();
        LOG.info("监控端口 {}:{} / Meters and health are at this address", address, port);
    }

    private int free(int wanted) {
        if (!isFree(wanted)) {
            throw StartFault.portTaken(wanted, "ANXIN_MANAGEMENT_PORT");
        }
        return wanted;
    }

    /** The one that a monitor expects where only one hub is on the machine; any free one for those that come later. */
    private int usual(int mainPort) {
        boolean any = properties.port() != null || "0".equals(environment.getProperty("server.port"));
        return IntStream.of(ManagementProperties.USUAL)
                .filter(candidate -> !any && candidate != mainPort && isFree(candidate))
                .findFirst()
                .orElse(0);
    }

    private boolean isFree(int candidate) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(properties.address(), candidate));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    /** Listens at once. Another process that was faster since the port was tried is no reason not to start. */
    private Connector connect(Service service, int candidate) {
        Connector connector = connector(properties.address(), candidate);
        try {
            service.addConnector(connector);
            return connector;
        } catch (IllegalArgumentException taken) {
            service.removeConnector(connector);
            if (candidate == 0 || properties.wanted().isPresent()) {
                throw StartFault.portTaken(candidate, "ANXIN_MANAGEMENT_PORT");
            }
            return connect(service, 0);
        }
    }

    private static Connector connector(InetAddress address, int port) {
        Connector connector = new Connector("HTTP/1.1");
        connector.setPort(port);
        connector.setXpoweredBy(false);
        if (connector.getProtocolHandler() instanceof AbstractProtocol<?> protocol) {
            protocol.setAddress(address);
            protocol.setConnectionTimeout(CONNECTION_TIMEOUT_MILLIS);
            protocol.setMaxThreads(THREADS);
            protocol.setMinSpareThreads(1);
        }
        return connector;
    }
}
