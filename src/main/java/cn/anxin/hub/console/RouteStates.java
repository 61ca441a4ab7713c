package cn.anxin.hub.console;

import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.api.management.ManagedCamelContext;
import org.apache.camel.api.management.mbean.ManagedRouteMBean;
import org.springframework.stereotype.Component;

/** The routes that run in this process, and what went through them since it started. */
@Component
class RouteStates {

    private final CamelContext camel;

    RouteStates(CamelContext camel) {
        this.camel = camel;
    }

    /**
     * A route.
     *
     * @param state as Camel names it: Started, Stopped, Suspended …
     * @param lastAt when something went through it last
     */
    record RouteState(
            String id, String description, String state, long completed, long failed, Optional<Instant> lastAt) {

        public boolean runs() {
            return state.equals("Started");
        }
    }

    List<RouteState> all() {
        return camel.getRoutes().stream()
                .map(this::state)
                .sorted(Comparator.comparing(RouteState::runs).thenComparing(RouteState::id))
                .toList();
    }

    private RouteState state(Route route) {
        String id = route.getRouteId();
        String description = Optional.ofNullable(route.getDescription()).orElse("");
        String state = String.valueOf(camel.getRouteController().getRouteStatus(id));
        Optional<ManagedRouteMBean> counters = Optional.ofNullable(
                        camel.getCamelContextExtension().getContextPlugin(ManagedCamelContext.class))
                .map(management -> management.getManagedRoute(id));
        return new RouteState(
                id,
                description,
                state,
                counters.map(RouteStates::completed).orElse(0L),
                counters.map(RouteStates::failed).orElse(0L),
                counters.flatMap(RouteStates::lastAt));
    }

    private static long completed(ManagedRouteMBean route) {
        return call(route::getExchangesCompleted);
    }

    private static long failed(ManagedRouteMBean route) {
        return call(route::getExchangesFailed);
    }

    private static Optional<Instant> lastAt(ManagedRouteMBean route) {
        return Optional.ofNullable(call(route::getLastExchangeCompletedTimestamp))
                .map(Date::toInstant);
    }

    private interface Counter<T> {
        T read() throws Exception;
    }

    // Camel's interface declares that reading a counter in this very process may fail.
    private static <T> T call(Counter<T> counter) {
        try {
            return counter.read();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
