package cn.anxin.hub.control;

import cn.anxin.hub.ledger.NodeRoutes;
import cn.anxin.hub.ledger.RouteWishes.Want;
import cn.anxin.hub.ledger.RouteWishes.Wish;
import cn.anxin.hub.ledger.Signals;
import cn.anxin.hub.ledger.ThisNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.ServiceStatus;
import org.apache.camel.spi.RouteController;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Brings the routes of this node into the states that are wanted, as soon as something else is, and says in the ledger in
 * which state they are. A thread of its own: a route could not stop itself.
 */
final class RouteKeeper {

    private static final Logger LOG = LoggerFactory.getLogger(RouteKeeper.class);

    /** What is under way in a route may come to its end for so long; what is killed then is safe, but comes again. */
    private static final int SECONDS_TO_END = 15;

    private static final Duration LOOK = Duration.ofSeconds(2);

    private final CamelContext context;
    private final WantedStates wanted;
    private final NodeRoutes told;
    private final Signals signals;
    private final ThisNode node;
    /** Of what a warning was given: once a wish. */
    private final Map<String, Wish> failed = new HashMap<>();

    private Map<String, String> lastTold = Map.of();
    private volatile boolean running;
    private volatile Thread thread = new Thread(this::keep, "route-keeper");

    RouteKeeper(CamelContext context, WantedStates wanted, NodeRoutes told, Signals signals, ThisNode node) {
        this.context = context;
        this.wanted = wanted;
        this.told = told;
        this.signals = signals;
        this.node = node;
    }

    private void keep() {
        while (running) {
            long heard = signals.count(Signals.Work.ROUTE);
            if (context.isStarted()) {
                follow();
            }
            if (running) {
                signals.await(Signals.Work.ROUTE, heard, LOOK);
            }
        }
    }

    /** Does what is wanted, and tells what is. */
    private void follow() {
        try {
            wanted.refreshed().values().forEach(this::apply);
            tell();
        } catch (DataAccessException | TransactionException away) {
            LOG.debug("the states of the routes cannot be told for now: {}", away.getMessage());
        }
    }

    private void apply(Wish wish) {
        Route route = context.getRoute(wish.route());
        if (route == null || !running) {
            return;
        }
        try {
            if (move(wish.route(), wish.want())) {
                LOG.info(
                        "路由 {} 已按要求转为 {} / Route {} is now as is wanted: {}",
                        wish.route(),
                        wish.want(),
                        wish.route(),
                        wish.want());
                failed.remove(wish.route());
            }
        } catch (Exception fault) {
            warn(wish, fault);
        }
    }

    /** Whether anything had to be done. */
    private boolean move(String route, Want want) throws Exception {
        RouteController controller = context.getRouteController();
        ServiceStatus status = controller.getRouteStatus(route);
        boolean waits = status.isSuspended() || status.isSuspending();
        return switch (want) {
            case RUN -> (waits && resume(controller, route)) || (status.isStopped() && start(controller, route));
            case SUSPEND -> status.isStarted() && suspend(controller, route);
            case STOP -> (status.isStarted() || waits) && stop(controller, route);
        };
    }

    private static boolean start(RouteController controller, String route) throws Exception {
        controller.startRoute(route);
        return true;
    }

    private static boolean resume(RouteController controller, String route) throws Exception {
        controller.resumeRoute(route);
        return true;
    }

    private static boolean suspend(RouteController controller, String route) throws Exception {
        controller.suspendRoute(route, SECONDS_TO_END, TimeUnit.SECONDS);
        return true;
    }

    private static boolean stop(RouteController controller, String route) throws Exception {
        controller.stopRoute(route, SECONDS_TO_END, TimeUnit.SECONDS);
        return true;
    }

    private void warn(Wish wish, Exception fault) {
        if (!wish.equals(failed.put(wish.route(), wish))) {
            LOG.warn(
                    "路由 {} 未能转为 {}，将再试：{} / Route {} could not be made to {}, it is tried again: {}",
                    wish.route(),
                    wish.want(),
                    fault.getMessage(),
                    wish.route(),
                    wish.want(),
                    fault.getMessage());
        }
    }

    private void tell() {
        Map<String, String> states = new TreeMap<>();
        context.getRoutes()
                .forEach(route -> states.put(
                        route.getRouteId(),
                        String.valueOf(context.getRouteController().getRouteStatus(route.getRouteId()))));
        if (!states.equals(lastTold)) {
            told.tell(node.id(), node.installation(), states);
            lastTold = states;
        }
    }

    /** Once the routes of the start are there. */
    synchronized void start() {
        running = true;
        thread = new Thread(this::keep, "route-keeper");
        thread.setDaemon(true);
        thread.start();
    }

    /** Before the routes themselves are ended, so that none is started in between. */
    synchronized void stop() {
        running = false;
        thread.interrupt();
    }
}
