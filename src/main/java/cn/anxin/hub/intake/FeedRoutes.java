package cn.anxin.hub.intake;

import cn.anxin.hub.control.LiveRoutes;
import cn.anxin.hub.notice.Way;
import cn.anxin.hub.registry.Feed;
import cn.anxin.hub.registry.Registry;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.apache.camel.model.ModelCamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/** Gives each feed of the registry its routes: one for the way that it declares and, on one machine, one for each that is open. */
@Component
public class FeedRoutes {

    private static final Logger LOG = LoggerFactory.getLogger(FeedRoutes.class);
    private static final Profiles EMBEDDED = Profiles.of("!external");

    private final Registry registry;
    private final Environment environment;
    /** By route, why it could not be made: it is tried again and again, and told once. */
    private final Map<String, String> failing = new HashMap<>();

    FeedRoutes(Registry registry, Environment environment) {
        this.registry = registry;
        this.environment = environment;
    }

    /** Adds the routes that are missing: at the start, and from time to time as the step of {@code feeds}. */
    public synchronized void look(CamelContext context) {
        for (Feed feed : registry.feeds()) {
            for (Way way : ways(feed)) {
                add(context, way, feed.id());
            }
        }
    }

    /** The embedded broker and the sandbox are open to every agency. */
    private Set<Way> ways(Feed feed) {
        Set<Way> ways = EnumSet.of(feed.site().way());
        if (environment.acceptsProfiles(EMBEDDED)) {
            ways.addAll(Set.of(Way.JMS, Way.SFTP));
        }
        return ways;
    }

    /** One feed whose route cannot be made must not keep the others from being pulled. */
    private void add(CamelContext context, Way way, String source) {
        String route = routeId(way, source);
        boolean loaded = ((ModelCamelContext) context).getRouteTemplateDefinition(template(way)) != null;
        if (!loaded || context.getRoute(route) != null) {
            return;
        }
        try {
            LiveRoutes.add(
                    context,
                    TemplatedRouteBuilder.builder(context, template(way))
                            .routeId(route)
                            .parameter("source", source));
            failing.remove(route);
        } catch (RuntimeException fault) {
            if (!fault.toString().equals(failing.put(route, fault.toString()))) {
                LOG.error("数据源 {} 的通道无法建立，稍后再试 / No channel for feed {}, it is tried again", source, source, fault);
            }
        }
    }

    private static String template(Way way) {
        return switch (way) {
            case SFTP -> "sftp-feed";
            case JMS -> "jms-feed";
            case HTTP -> "http-feed";
            case TABLE -> "table-feed";
        };
    }

    /** The id of a feed's route: {@code feed-court} for its files, {@code feed-court-jms} for its queue. */
    static String routeId(Way way, String source) {
        return switch (way) {
            case SFTP -> "feed-" + source;
            case JMS -> "feed-" + source + "-jms";
            case HTTP -> "feed-" + source + "-http";
            case TABLE -> "feed-" + source + "-table";
        };
    }
}
