package cn.anxin.hub.control;

import cn.anxin.hub.ledger.Audit;
import cn.anxin.hub.ledger.AuditEvent;
import cn.anxin.hub.ledger.Reason;
import cn.anxin.hub.ledger.RouteWishes;
import cn.anxin.hub.ledger.RouteWishes.Want;
import cn.anxin.hub.ledger.RouteWishes.Wish;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Where an operator starts, stops, suspends and resumes routes, with a reason that the audit keeps. */
@Service
public class RouteDesk {

    private final RouteWishes wishes;
    private final CamelContext context;
    private final Audit audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    RouteDesk(RouteWishes wishes, CamelContext context, Audit audit, TransactionTemplate transaction, Clock clock) {
        this.wishes = wishes;
        this.context = context;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** What became of a wish. */
    public enum Answer {
        /** It is kept: every node that lives does it within seconds, and every other at its start. */
        DONE,
        /** It is what was wanted already: nothing is written. */
        SAME,
        /** There is no such route. */
        UNKNOWN
    }

    /** What is wanted of the routes of which anything ever was, by route. */
    public Map<String, Wish> wishes() {
        return wishes.all().stream().collect(Collectors.toMap(Wish::route, Function.identity()));
    }

    public Optional<Wish> wish(String route) {
        return wishes.find(route);
    }

    /** Has a route run, wait or stop, on every node, until something else is wanted. */
    public Answer want(String route, Want want, String actor, Reason reason) {
        if (context.getRoute(route) == null) {
            return Answer.UNKNOWN;
        }
        return Objects.requireNonNull(transaction.execute(status -> {
            Want before = wishes.find(route).map(Wish::want).orElse(Want.RUN);
            if (before == want) {
                return Answer.SAME;
            }
            wishes.keep(new Wish(route, want, actor, clock.instant().truncatedTo(ChronoUnit.MICROS), reason.text()));
            audit.record(actor, event(before, want), route, reason.text());
            return Answer.DONE;
        }));
    }

    private static AuditEvent event(Want before, Want want) {
        return switch (want) {
            case RUN -> before == Want.SUSPEND ? AuditEvent.ROUTE_RESUMED : AuditEvent.ROUTE_STARTED;
            case SUSPEND -> AuditEvent.ROUTE_SUSPENDED;
            case STOP -> AuditEvent.ROUTE_STOPPED;
        };
    }
}
