package cn.anxin.hub.embedded;

import cn.anxin.hub.home.Credentials;
import cn.anxin.hub.home.HomeFolder;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.context.WebServerApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;

/** Says, once everything runs, where it can be reached and where the passwords are. */
class Welcome {

    private static final Logger LOG = LoggerFactory.getLogger("cn.anxin.hub.Ready");

    private final PostgresServer database;
    private final EmbeddedBroker broker;
    private final SftpSandbox sandbox;
    private final HomeFolder home;
    private final Credentials credentials;
    private final Endpoints endpoints;

    Welcome(
            PostgresServer database,
            EmbeddedBroker broker,
            SftpSandbox sandbox,
            HomeFolder home,
            Credentials credentials)
            throws IOException {
        this.database = database;
        this.broker = broker;
        this.sandbox = sandbox;
        this.home = home;
        this.credentials = credentials;
        this.endpoints = Endpoints.in(home.path());
    }

    @EventListener
    void ready(ApplicationReadyEvent event) throws IOException {
        int http = event.getApplicationContext() instanceof WebServerApplicationContext web
                ? web.getWebServer().getPort()
                : 0;
        endpoints.write(http, sandbox.port(), broker.port(), database.port());
        LOG.info("安信通已就绪：控制台 http://localhost:{} / The hub is ready: its console is at this address", http);
        LOG.info(
                "沙箱 SFTP 端口 {}，目录 {}；消息端口 {} / Sandbox: SFTP on port {}, folders in {}; broker on port {}",
                sandbox.port(),
                home.sandbox(),
                broker.port(),
                sandbox.port(),
                home.sandbox(),
                broker.port());
        LOG.info("用户与口令见 {} / Users and passwords are in {}", credentials.file(), credentials.file());
    }

    @EventListener
    void closed(ContextClosedEvent event) throws IOException {
        endpoints.remove();
        LOG.info("正在停止：完成手头的工作 / Stopping: what is under way is finished");
    }
}
