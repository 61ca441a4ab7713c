package cn.anxin.hub.intake;

import cn.anxin.hub.notice.Way;
import cn.anxin.hub.registry.Feed;
import cn.anxin.hub.registry.Registry;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.springframework.stereotype.Component;

/** Gives each feed of the registry a route of its own. */
@Component
public class FeedRoutes {

    private static final String TEMPLATE = "sftp-feed";

    private final Registry registry;

    FeedRoutes(Registry registry) {
        this.registry = registry;
    }

    /** Adds the routes that are missing: at the start, and after an operator has added a feed. */
    public void addTo(CamelContext context) {
        for (Feed feed : registry.feeds()) {
            String route = routeId(feed.id());
            if (feed.site().way() == Way.SFTP && context.getRoute(route) == null) {
                TemplatedRouteBuilder.builder(context, TEMPLATE)
                        .routeId(route)
                        .parameter("source", feed.id())
                        .add();
            }
        }
    }

    /** The id of a feed's route: {@code feed-court}. */
    static String routeId(String source) {
        return "feed-" + source;
    }
}
