package cn.anxin.hub.home;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.context.WebServerApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** The first line that says that all is well, and the last one. */
class Ready {

    private static final Logger LOG = LoggerFactory.getLogger(Ready.class);

    private final Credentials credentials;

    Ready(Credentials credentials) {
        this.credentials = credentials;
    }

    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void ready(ApplicationReadyEvent event) {
        if (event.getApplicationContext() instanceof WebServerApplicationContext web) {
            int port = web.getWebServer().getPort();
            String scheme = event.getApplicationContext().getEnvironment().containsProperty("server.ssl.bundle")
                    ? "https"
                    : "http";
            LOG.info("安信通已就绪：控制台 {}://localhost:{} / The hub is ready: its console is at this address", scheme, port);
        }
        LOG.info("用户与口令见 {} / Users and passwords are in {}", credentials.file(), credentials.file());
    }

    @EventListener
    void closed(ContextClosedEvent event) {
        LOG.info("正在停止：完成手头的工作 / Stopping: what is under way is finished");
    }
}
