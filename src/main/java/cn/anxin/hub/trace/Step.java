package cn.anxin.hub.trace;

import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Timer;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.MDC;

/**
 * A piece of work that is timed, always, as {@code anxin_step_seconds}; and that is, where traces are kept, a span.
 * Work that was caused by several traces (a batch of enterprises, of notices) is a span in each of them, so that each
 * file's trace is whole.
 */
public final class Step implements AutoCloseable {

    private static final int MOST_LISTED = 100;
    private static final String TRACE_ID = "trace.id";

    private final String name;
    private final long begun = System.nanoTime();
    private final long begunMicros = TimeUnit.MILLISECONDS.toMicros(System.currentTimeMillis());
    private final Map<String, Span> spans = new HashMap<>();
    private final Map<String, Span> bySubject = new HashMap<>();
    private final List<Scope> scopes = new ArrayList<>(1);
    private final List<MDC.MDCCloseable> logged = new ArrayList<>(1);

    private Step(String name) {
        this.name = name;
    }

    /** Begins one whose causes are told by {@link #follow}, if it has any. */
    public static Step begin(String name) {
        return new Step(name);
    }

    /** Begins one as part of the step that this thread is at, if any; it is what this thread is at until it ends. */
    public static Step within(String name) {
        Step step = new Step(name);
        if (Traces.areKept()) {
            step.enter(step.span(Context.current()));
        }
        return step;
    }

    @SuppressWarnings("MustBeClosedChecker") // it is, where the step ends
    private void enter(Span span) {
        spans.put("", span);
        scopes.add(span.makeCurrent());
        // ECS's name of it, for logs in JSON.
        if (MDC.get(TRACE_ID) == null) {
            logged.add(MDC.putCloseable(TRACE_ID, span.getSpanContext().getTraceId()));
        }
    }

    /** Where a trace is to be gone on with from what this thread is at; empty where there is none, or it is not kept. */
    public static Optional<String> here() {
        return Traceparent.of(Span.current());
    }

    /** Goes on with the traces that caused this, given for each of what it works on. */
    public Step follow(Map<String, String> causes) {
        causes.forEach((subject, cause) -> Traceparent.read(cause)
                .ifPresent(context -> bySubject.put(subject, spans.computeIfAbsent(cause, c -> span(context)))));
        return this;
    }

    /** Where the traces of what this works on are to be gone on with. */
    public Optional<String> trailOf(String subject) {
        return Optional.ofNullable(bySubject.get(subject)).flatMap(Traceparent::of);
    }

    public Step note(String key, String value) {
        spans.values().forEach(span -> span.setAttribute("anxin." + key, value));
        return this;
    }

    public Step note(String key, long value) {
        spans.values().forEach(span -> span.setAttribute("anxin." + key, value));
        return this;
    }

    /** Lists them with the span in whose trace their cause is, the first hundred. */
    public void list(String key, Map<String, ? extends Collection<String>> itemsBySubject) {
        Map<Span, List<String>> listed = new HashMap<>();
        itemsBySubject.forEach((subject, items) -> Optional.ofNullable(bySubject.get(subject))
                .ifPresent(span ->
                        listed.computeIfAbsent(span, s -> new ArrayList<>()).addAll(items)));
        listed.forEach((span, items) -> {
            span.setAttribute("anxin." + key + ".count", items.size());
            span.setAttribute("anxin." + key, String.join(" ", items.subList(0, Math.min(items.size(), MOST_LISTED))));
        });
    }

    @Override
    public void close() {
        logged.forEach(MDC.MDCCloseable::close);
        scopes.forEach(Scope::close);
        spans.values().forEach(Span::end);
        Timer.builder("anxin.step")
                .description("How long the steps from a file to its notices take, at this node")
                .tag("step", name)
                .register(Metrics.globalRegistry)
                .record(Duration.ofNanos(System.nanoTime() - begun));
    }

    private Span span(Context parent) {
        return Traces.tracer()
                .spanBuilder(name)
                .setParent(parent)
                .setStartTimestamp(begunMicros, TimeUnit.MICROSECONDS)
                .startSpan();
    }
}
