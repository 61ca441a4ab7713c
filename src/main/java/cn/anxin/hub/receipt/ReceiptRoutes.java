package cn.anxin.hub.receipt;

import cn.anxin.hub.control.LiveRoutes;
import cn.anxin.hub.notice.Recipient;
import cn.anxin.hub.notice.Way;
import cn.anxin.hub.registry.Registry;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives each recipient routes for its receipts, by the way on which it has its notices: looked after while the hub runs,
 * on every node, since recipients come, go and change their way. By HTTP a recipient calls by itself.
 */
public class ReceiptRoutes {

    private static final Logger LOG = LoggerFactory.getLogger(ReceiptRoutes.class);
    private static final String PREFIX = "receipt-";
    private static final Duration MOST_TO_STOP = Duration.ofSeconds(10);
    private static final String OWN = "receipt-routes";

    private final Registry registry;
    private final boolean queueForEach;

    /** @param queueForEach whether every recipient has a queue, as at the embedded broker, and not just those by JMS */
    ReceiptRoutes(Registry registry, boolean queueForEach) {
        this.registry = registry;
        this.queueForEach = queueForEach;
    }

    private record Wanted(String template, String recipient) {}

    /** Adds the routes that are missing and takes away those that are nobody's; the step of {@code receipt-routes}. */
    public void look(CamelContext context) {
        Map<String, Wanted> wanted = wanted();
        context.getRoutes().stream()
                .map(Route::getId)
                .filter(id -> id.startsWith(PREFIX) && !id.equals(OWN) && !wanted.containsKey(id))
                .toList()
                .forEach(id -> remove(context, id));
        wanted.forEach((id, route) -> {
            if (context.getRoute(id) == null) {
                add(context, id, route);
            }
        });
    }

    /** By their ids, of which the way is a part: {@code receipt-jms-finance}. */
    private Map<String, Wanted> wanted() {
        Map<String, Wanted> wanted = new TreeMap<>();
        for (Recipient recipient : registry.recipients()) {
            String id = recipient.id();
            if (recipient.way() == Way.JMS || queueForEach) {
                wanted.put(PREFIX + "jms-" + id, new Wanted("jms-receipt", id));
            }
            if (recipient.way() == Way.SFTP) {
                wanted.put(PREFIX + "sftp-" + id, new Wanted("sftp-receipt", id));
            }
            if (registry.receiptTable(id).isPresent()) {
                wanted.put(PREFIX + "table-" + id, new Wanted("table-receipt", id));
            }
        }
        return wanted;
    }

    private static void add(CamelContext context, String id, Wanted route) {
        try {
            LiveRoutes.add(
                    context,
                    TemplatedRouteBuilder.builder(context, route.template())
                            .routeId(id)
                            .parameter("recipient", route.recipient()));
        } catch (RuntimeException fault) {
            LOG.error(
                    "接收方 {} 的回执通道无法建立，稍后再试 / No channel for the receipts of {}, it is tried again",
                    route.recipient(),
                    route.recipient(),
                    fault);
        }
    }

    private static void remove(CamelContext context, String id) {
        try {
            LiveRoutes.remove(context, id, MOST_TO_STOP);
        } catch (IllegalStateException fault) {
            LOG.warn("路由 {} 未能移除 / The route {} could not be removed: {}", id, id, fault.getMessage());
        }
    }
}
