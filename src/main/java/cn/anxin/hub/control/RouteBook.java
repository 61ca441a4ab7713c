package cn.anxin.hub.control;

import cn.anxin.hub.control.RouteLog.Counts;
import cn.anxin.hub.ledger.RouteWishes;
import cn.anxin.hub.ledger.RouteWishes.Wish;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.RouteDefinition;

/** The routes of this node, with what went through them since it started. */
public final class RouteBook {

    private static final String BETWEEN = " / ";

    private final CamelContext context;
    private final RouteRecorder recorder;
    private final RouteWishes wishes;

    RouteBook(CamelContext context, RouteRecorder recorder, RouteWishes wishes) {
        this.context = context;
        this.recorder = recorder;
        this.wishes = wishes;
    }

    /** Every route, by id. */
    public List<RouteState> all() {
        Map<String, Wish> wanted = wishes.all().stream().collect(Collectors.toMap(Wish::route, Function.identity()));
        return context.getRoutes().stream()
                .map(route -> state(route, Optional.ofNullable(wanted.get(route.getRouteId()))))
                .sorted(Comparator.comparing(RouteState::id))
                .toList();
    }

    public Optional<RouteState> find(String id) {
        return Optional.ofNullable(context.getRoute(id)).map(route -> state(route, wishes.find(id)));
    }

    /** The steps of a route, with what each did; none where there is no such route. */
    public List<RouteStep> steps(String id) {
        RouteDefinition definition = ((ModelCamelContext) context).getRouteDefinition(id);
        return definition == null ? List.of() : new RouteReading(context, definition).steps();
    }

    /** What failed in a route last, the newest first; since this process began, fifty at most. */
    public List<Failure> failures(String id) {
        return recorder.log(id).failures();
    }

    private RouteState state(Route route, Optional<Wish> wish) {
        String id = route.getRouteId();
        RouteLog log = recorder.log(id);
        Counts counts = log.counts();
        String description = Objects.requireNonNullElse(route.getDescription(), "");
        int between = description.indexOf(BETWEEN);
        return new RouteState(
                id,
                between < 0 ? description : description.substring(0, between),
                between < 0 ? description : description.substring(between + BETWEEN.length()),
                Objects.requireNonNullElse(route.getGroup(), ""),
                String.valueOf(context.getRouteController().getRouteStatus(id)),
                wish,
                Addresses.plain(route.getEndpoint().getEndpointBaseUri()),
                errors(id),
                context.getInflightRepository().size(id),
                counts.done(),
                counts.failed(),
                counts.idle(),
                counts.lastAt(),
                counts.lastTook(),
                log.hour());
    }

    /** The name of what happens when a step fails. */
    private String errors(String id) {
        return Optional.ofNullable(((ModelCamelContext) context).getRouteDefinition(id))
                .map(RouteDefinition::getRouteConfigurationId)
                .orElse("");
    }
}
