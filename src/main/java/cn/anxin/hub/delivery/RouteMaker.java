package cn.anxin.hub.delivery;

import cn.anxin.hub.control.LiveRoutes;
import cn.anxin.hub.ledger.ThisNode;
import cn.anxin.hub.notice.Recipient;
import cn.anxin.hub.notice.Way;
import cn.anxin.hub.registry.ForeignDatabases;
import cn.anxin.hub.registry.HttpSite;
import cn.anxin.hub.registry.Secrets;
import cn.anxin.hub.registry.SftpSite;
import cn.anxin.hub.registry.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.apache.camel.builder.ThreadPoolProfileBuilder;
import org.apache.camel.spi.ExecutorServiceManager;

/** Makes a recipient's route from the template of its way, and takes it away again with all that belongs to it. */
class RouteMaker {

    /** The threads of one recipient's requests: a pool each, so that one who hangs keeps no other waiting. */
    private static final String CALLS = "notice-calls";

    private static final int CALLS_AT_A_TIME = 4;
    private static final int MOST_CALLS = 1_000;
    private static final Duration MOST_TO_STOP = Duration.ofSeconds(10);

    private final Secrets secrets;
    private final ForeignDatabases databases;
    private final ThisNode node;

    RouteMaker(Secrets secrets, ForeignDatabases databases, ThisNode node) {
        this.secrets = secrets;
        this.databases = databases;
        this.node = node;
    }

    /** The id of a recipient's route: {@code notice-finance}, {@code drop-bank-1}. */
    String routeId(Recipient recipient) {
        return switch (recipient.way()) {
            case JMS -> "notice-" + recipient.id();
            case SFTP -> "drop-" + recipient.id();
            case HTTP -> "http-" + recipient.id();
            case TABLE -> "table-" + recipient.id();
        };
    }

    /** What its route is made of; kept in memory only, for it changes with a password. */
    String fingerprint(Site site) {
        if (site instanceof SftpSite sftp) {
            return sftp + "|" + sftp.authentications() + "|" + sftp.keyFile() + "|" + sftp.knownHosts() + "|"
                    + tried(sftp::password) + "|" + tried(sftp::passphrase);
        }
        if (site instanceof HttpSite http) {
            return http.address() + "|" + http.timeout() + "|"
                    + http.authorities()
                            .map(file -> file + "@" + changedAt(file))
                            .orElse("");
        }
        return site.way().name();
    }

    private interface Secret {
        String from(Secrets secrets);
    }

    private int tried(Secret secret) {
        try {
            return secret.from(secrets).hashCode();
        } catch (Secrets.MissingSecret none) {
            return 0;
        }
    }

    private static String changedAt(Path file) {
        try {
            return Files.getLastModifiedTime(file).toString();
        } catch (IOException missing) {
            return "";
        }
    }

    void prepare(CamelContext context) {
        ExecutorServiceManager threads = context.getExecutorServiceManager();
        if (threads.getThreadPoolProfile(CALLS) == null) {
            threads.registerThreadPoolProfile(new ThreadPoolProfileBuilder(CALLS)
                    .poolSize(CALLS_AT_A_TIME)
                    .maxPoolSize(CALLS_AT_A_TIME)
                    .maxQueueSize(MOST_CALLS)
                    .build());
        }
    }

    void make(CamelContext context, Recipient recipient, Site site) {
        String route = routeId(recipient);
        TemplatedRouteBuilder builder;
        if (site instanceof SftpSite sftp) {
            builder = drop(context, recipient, route, sftp);
        } else if (site instanceof HttpSite http) {
            builder = http(context, recipient, route, http);
        } else {
            builder = template(context, recipient.way() == Way.JMS ? "jms-notice" : "table-notice", route, recipient);
        }
        LiveRoutes.add(context, builder);
    }

    /** Ends a route in good order: what is on its way comes to its end first. */
    void remove(CamelContext context, String route) {
        LiveRoutes.remove(context, route, MOST_TO_STOP);
        for (String name : new String[] {passwordOf(route), passphraseOf(route), tlsOf(route)}) {
            context.getRegistry().unbind(name);
        }
        databases.forget(route.substring(route.indexOf('-') + 1));
    }

    private static TemplatedRouteBuilder http(CamelContext context, Recipient recipient, String route, HttpSite site) {
        TemplatedRouteBuilder builder = template(context, "http-notice", route, recipient)
                .parameter("address", site.address().toString())
                .parameter("timeout", Long.toString(site.timeout().toMillis()));
        // By what it is given the component takes an address for one of TLS.
        if ("https".equals(site.address().getScheme()) && site.authorities().isPresent()) {
            context.getRegistry()
                    .bind(tlsOf(route), Authorities.of(site.authorities().get()));
            builder.parameter("tls", "#bean:" + tlsOf(route));
        }
        return builder;
    }

    private TemplatedRouteBuilder drop(CamelContext context, Recipient recipient, String route, SftpSite site) {
        // Referred to by their names: a password in an address would be seen by whoever sees the route.
        context.getRegistry().bind(passwordOf(route), site.password(secrets));
        context.getRegistry().bind(passphraseOf(route), site.passphrase(secrets));
        return template(context, "sftp-drop", route, recipient)
                .parameter("site", site.toString())
                .parameter("host", site.host())
                .parameter("port", site.port())
                .parameter("user", site.user())
                .parameter("folder", in(site))
                .parameter("unfinished", ".anxin-" + node.installation() + "-")
                .parameter("authentications", site.authentications())
                .parameter("password", passwordOf(route))
                .parameter("privateKey", site.keyFile())
                .parameter("passphrase", passphraseOf(route))
                .parameter("knownHosts", site.knownHosts());
    }

    private static String passwordOf(String route) {
        return "password-of-" + route;
    }

    private static String passphraseOf(String route) {
        return "passphrase-of-" + route;
    }

    private static String tlsOf(String route) {
        return "tls-of-" + route;
    }

    private static TemplatedRouteBuilder template(
            CamelContext context, String template, String route, Recipient recipient) {
        return TemplatedRouteBuilder.builder(context, template).routeId(route).parameter("recipient", recipient.id());
    }

    private static String in(SftpSite site) {
        return Optional.of(site.folder())
                .filter(folder -> !folder.isEmpty())
                .map(folder -> folder + "/in")
                .orElse("in");
    }
}
