package cn.anxin.hub.delivery;

import cn.anxin.hub.ledger.ThisNode;
import cn.anxin.hub.notice.Recipient;
import cn.anxin.hub.registry.Drop;
import cn.anxin.hub.registry.Registry;
import cn.anxin.hub.registry.Secrets;
import cn.anxin.hub.registry.SftpSite;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives each recipient of the registry a route of its own, made from the template of its way. */
public class RecipientRoutes {

    private static final Logger LOG = LoggerFactory.getLogger(RecipientRoutes.class);

    private final Registry registry;
    private final Secrets secrets;
    private final ThisNode node;

    RecipientRoutes(Registry registry, Secrets secrets, ThisNode node) {
        this.registry = registry;
        this.secrets = secrets;
        this.node = node;
    }

    /** Adds the routes that are missing: at the start, and after an operator has added a recipient. */
    public void addTo(CamelContext context) {
        for (Recipient recipient : registry.recipients()) {
            String route = routeId(recipient);
            if (context.getRoute(route) == null) {
                add(context, recipient, route);
            }
        }
    }

    /** The id of a recipient's route: {@code notice-finance}, {@code drop-bank-1}. */
    static String routeId(Recipient recipient) {
        return switch (recipient.way()) {
            case JMS -> "notice-" + recipient.id();
            case SFTP -> "drop-" + recipient.id();
            case HTTP -> "http-" + recipient.id();
            case TABLE -> "table-" + recipient.id();
        };
    }

    // One recipient whose settings are wrong must not keep the others from their notices.
    private void add(CamelContext context, Recipient recipient, String route) {
        try {
            switch (recipient.way()) {
                case JMS -> template(context, "jms-notice", route, recipient).add();
                case SFTP -> addDrop(context, recipient, route);
                case HTTP, TABLE ->
                    throw new IllegalArgumentException(recipient.way().name());
            }
        } catch (RuntimeException fault) {
            LOG.error(
                    "接收方 {} 的通道无法建立，其通知等待：{} / No channel for recipient {}, its notices wait: {}",
                    recipient.id(),
                    fault.getMessage(),
                    recipient.id(),
                    fault.getMessage());
        }
    }

    private void addDrop(CamelContext context, Recipient recipient, String route) {
        SftpSite site = registry.drop(recipient.id()).map(Drop::site).orElseThrow();
        // Referred to by their names: a password in an address would be seen by whoever sees the route.
        String password = "password-of-" + route;
        String passphrase = "passphrase-of-" + route;
        context.getRegistry().bind(password, site.password(secrets));
        context.getRegistry().bind(passphrase, site.passphrase(secrets));
        template(context, "sftp-drop", route, recipient)
                .parameter("host", site.host())
                .parameter("port", site.port())
                .parameter("user", site.user())
                .parameter("folder", in(site))
                .parameter("unfinished", ".anxin-" + node.installation() + "-")
                .parameter("authentications", site.authentications())
                .parameter("password", password)
                .parameter("privateKey", site.keyFile())
                .parameter("passphrase", passphrase)
                .parameter("knownHosts", site.knownHosts())
                .add();
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
