package cn.anxin.hub.delivery;

import cn.anxin.hub.ledger.Signals;
import cn.anxin.hub.notice.Recipient;
import cn.anxin.hub.registry.Admission;
import cn.anxin.hub.registry.Registry;
import cn.anxin.hub.registry.Site;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives each recipient of the registry a route of its own, made from the template of its way; on every node, and for as
 * long as the recipient is as it was: another address or another key makes another route.
 */
public class RecipientRoutes {

    private static final Logger LOG = LoggerFactory.getLogger(RecipientRoutes.class);
    private static final long UNASKED = Duration.ofSeconds(10).toNanos();

    private final Registry registry;
    private final RouteMaker maker;
    private final Supplier<List<Admission>> admissions;
    private final RecipientChanges changes;
    private final Signals signals;
    /** By recipient, of what its route was made. */
    private final Map<String, Made> made = new HashMap<>();
    /** By recipient, why its route could not be made: it is tried again and again, and told once. */
    private final Map<String, String> failing = new HashMap<>();

    private boolean begun;
    private long heard = -1;
    private long lookedAt;

    RecipientRoutes(
            Registry registry,
            RouteMaker maker,
            Supplier<List<Admission>> admissions,
            RecipientChanges changes,
            Signals signals) {
        this.registry = registry;
        this.maker = maker;
        this.admissions = admissions;
        this.changes = changes;
        this.signals = signals;
    }

    private record Made(String route, String of) {}

    /** Sees to what has changed: at once where a signal told of it, else from time to time; a step of {@code recipients}. */
    public synchronized void look(CamelContext context) {
        long signalled = signals.count(Signals.Work.RECIPIENT);
        long now = System.nanoTime();
        if (signalled == heard && now - lookedAt < UNASKED) {
            return;
        }
        changes.follow();
        addTo(context);
        heard = signalled;
        lookedAt = now;
    }

    /** Adds the routes that are missing, and takes away those that are no more or no longer right. */
    public synchronized void addTo(CamelContext context) {
        maker.prepare(context);
        List<Recipient> recipients = registry.recipients();
        Map<String, Site> sites = registry.sites();
        Set<String> gone = new HashSet<>(made.keySet());
        recipients.forEach(recipient -> gone.remove(recipient.id()));
        gone.forEach(id -> forget(context, id));
        recipients.forEach(recipient -> renew(context, recipient, Optional.ofNullable(sites.get(recipient.id()))));
        begun = true;
    }

    /** One recipient whose settings are wrong must not keep the others from their notices. */
    private void renew(CamelContext context, Recipient recipient, Optional<Site> site) {
        String id = recipient.id();
        Made now =
                new Made(maker.routeId(recipient), site.map(maker::fingerprint).orElse(""));
        Made before = made.get(id);
        if (now.equals(before)) {
            return;
        }
        try {
            if (before != null) {
                maker.remove(context, before.route());
            } else if (begun) {
                site.ifPresent(where -> admissions.get().forEach(each -> each.admit(recipient, where)));
            }
            made.remove(id);
            maker.make(context, recipient, site.orElseThrow());
            made.put(id, now);
            failing.remove(id);
        } catch (RuntimeException fault) {
            if (!fault.toString().equals(failing.put(id, fault.toString()))) {
                LOG.error("接收方 {} 的通道无法建立，其通知等待 / No channel for recipient {}, its notices wait", id, id, fault);
            }
        }
    }

    private void forget(CamelContext context, String id) {
        failing.remove(id);
        Made gone = made.remove(id);
        if (gone != null) {
            maker.remove(context, gone.route());
            admissions.get().forEach(each -> each.dismiss(id));
        }
    }
}
