package cn.anxin.hub.embedded;

import cn.anxin.hub.home.HomeFolder;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.context.WebServerApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;

/** Says, once everything runs, where the sandbox is; and writes the ports down for scripts. */
class Welcome {

    private static final Logger LOG = LoggerFactory.getLogger("cn.anxin.hub.Sandbox");

    private final PostgresServer database;
    private final EmbeddedBroker broker;
    private final SftpSandbox sandbox;
    private final HomeFolder home;
    private final Endpoints endpoints;

    Welcome(PostgresServer database, EmbeddedBroker broker, SftpSandbox sandbox, HomeFolder home) throws IOException {
        this.database = database;
        this.broker = broker;
        this.sandbox = sandbox;
        this.home = home;
        this.endpoints = Endpoints.in(home.path());
    }

    @EventListener
    void ready(ApplicationReadyEvent event) throws IOException {
        int http = event.getApplicationContext() instanceof WebServerApplicationContext web
                ? web.getWebServer().getPort()
                : 0;
        int management =
                event.getApplicationContext().getEnvironment().getProperty("local.management.port", Integer.class, 0);
        endpoints.write(http, management, sandbox.port(), broker.port(), database.port());
        LOG.info(
                "沙箱 SFTP 端口 {}，目录 {}；消息端口 {} / Sandbox: SFTP on port {}, folders in {}; broker on port {}",
                sandbox.port(),
                home.sandbox(),
                broker.port(),
                sandbox.port(),
                home.sandbox(),
                broker.port());
    }

    @EventListener
    void closed(ContextClosedEvent event) throws IOException {
        endpoints.remove();
    }
}
