package cn.anxin.hub.control;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.TemplatedRouteBuilder;

/**
 * Adds routes to a running hub and takes them away, one at a time, whoever asks: for each route that Camel makes of a
 * template it looks through all others, and fails where another thread adds or removes one meanwhile.
 */
public final class LiveRoutes {

    private LiveRoutes() {}

    /**
     * Makes a route and starts it.
     *
     * @throws RuntimeException why that could not be; then there is no such route, and it may be tried again
     */
    public static void add(CamelContext context, TemplatedRouteBuilder route) {
        synchronized (context) {
            route.add();
        }
    }

    /**
     * Ends a route in good order, what is on its way first; where there is none, nothing happens.
     *
     * @param atMost how long that may take; then it is cut off
     * @throws IllegalStateException where it cannot be stopped
     */
    public static void remove(CamelContext context, String route, Duration atMost) {
        if (context.getRoute(route) == null) {
            return;
        }
        try {
            context.getRouteController().stopRoute(route, atMost.toSeconds(), TimeUnit.SECONDS);
            synchronized (context) {
                context.removeRoute(route);
            }
        } catch (Exception fault) {
            throw new IllegalStateException("route " + route + " cannot be removed", fault);
        }
    }
}
