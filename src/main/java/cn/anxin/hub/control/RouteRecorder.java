package cn.anxin.hub.control;

import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.spi.RoutePolicy;
import org.apache.camel.spi.RoutePolicyFactory;
import org.apache.camel.support.RoutePolicySupport;
import org.apache.camel.support.processor.DelegateAsyncProcessor;
import org.jspecify.annotations.Nullable;

/** Writes down what every route does and where it fails; a few counters a round, in memory. */
final class RouteRecorder implements RoutePolicyFactory, InterceptStrategy {

    /** A route with nothing to do says so by the one or the other. */
    private static final String POLLED = "CamelSchedulerPolledMessages";

    private static final String IDLE = "AnxinIdle";
    private static final String FAILED_AT = "AnxinFailedAt";

    private final Clock clock;
    private final LongSupplier nanoTime;
    private final Map<String, RouteLog> logs = new ConcurrentHashMap<>();

    RouteRecorder(Clock clock, LongSupplier nanoTime) {
        this.clock = clock;
        this.nanoTime = nanoTime;
    }

    /** Where an exception was seen first: the steps around it see it too. */
    private record FailedAt(Throwable failure, String step) {}

    RouteLog log(String route) {
        return logs.computeIfAbsent(route, id -> new RouteLog(nanoTime));
    }

    @Override
    public RoutePolicy createRoutePolicy(CamelContext context, String routeId, NamedNode route) {
        return new RoutePolicySupport() {
            @Override
            public void onExchangeDone(Route done, Exchange exchange) {
                record(log(routeId), exchange);
            }
        };
    }

    private void record(RouteLog log, Exchange exchange) {
        Optional<Throwable> failure = failure(exchange);
        if (failure.isPresent()) {
            log.failed(describe(exchange, failure.get()));
        } else if (isFalse(exchange.getProperty(POLLED)) || exchange.getProperty(IDLE) != null) {
            log.idle();
        } else {
            log.done(clock.instant(), exchange.getClock().elapsed() * 1_000_000);
        }
    }

    private static boolean isFalse(@Nullable Object value) {
        return value != null && "false".equals(value.toString());
    }

    /** What a try within the route has caught is no failure of it. */
    private static Optional<Throwable> failure(Exchange exchange) {
        if (exchange.getException() != null) {
            return Optional.of(exchange.getException());
        }
        return exchange.getExchangeExtension().isFailureHandled()
                ? Optional.ofNullable(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class))
                : Optional.empty();
    }

    private Failure describe(Exchange exchange, Throwable failure) {
        Throwable cause = Words.deepest(failure);
        String step = exchange.getProperty(FAILED_AT) instanceof FailedAt at && at.failure == failure ? at.step : "";
        return new Failure(
                clock.instant(),
                exchange.getExchangeId(),
                step,
                cause.getClass().getSimpleName(),
                Words.of(cause),
                exchange.getException() == null);
    }

    @Override
    public Processor wrapProcessorInInterceptors(
            CamelContext context, NamedNode definition, Processor target, Processor next) {
        String step = Objects.requireNonNullElse(definition.getId(), "");
        return new DelegateAsyncProcessor(target) {
            @Override
            public boolean process(Exchange exchange, AsyncCallback callback) {
                return super.process(exchange, doneSync -> {
                    note(exchange, step);
                    callback.done(doneSync);
                });
            }
        };
    }

    private static void note(Exchange exchange, String step) {
        Throwable failure = exchange.getException();
        if (failure != null && !(exchange.getProperty(FAILED_AT) instanceof FailedAt at && at.failure == failure)) {
            exchange.setProperty(FAILED_AT, new FailedAt(failure, step));
        }
    }
}
