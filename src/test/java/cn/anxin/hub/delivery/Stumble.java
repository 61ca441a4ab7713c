package cn.anxin.hub.delivery;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.processor.DelegateAsyncProcessor;
import org.jspecify.annotations.Nullable;

/** Makes a named step of the routes fail once: before it has done anything, or after it has done all. */
final class Stumble implements InterceptStrategy {

    enum When {
        BEFORE,
        AFTER
    }

    private record Plan(String step, When when, Predicate<Exchange> at) {}

    private final AtomicReference<@Nullable Plan> plan = new AtomicReference<>();

    /** @param at which of the exchanges that come by */
    void at(String step, When when, Predicate<Exchange> at) {
        plan.set(new Plan(step, when, at));
    }

    boolean happened() {
        return plan.get() == null;
    }

    @Override
    public Processor wrapProcessorInInterceptors(
            CamelContext context, NamedNode definition, Processor target, @Nullable Processor next) {
        return new DelegateAsyncProcessor(target) {
            @Override
            public boolean process(Exchange exchange, AsyncCallback callback) {
                if (falls(definition.getId(), When.BEFORE, exchange)) {
                    exchange.setException(new IllegalStateException("stumbled before " + definition.getId()));
                    callback.done(true);
                    return true;
                }
                return super.process(exchange, done -> {
                    if (exchange.getException() == null && falls(definition.getId(), When.AFTER, exchange)) {
                        exchange.setException(new IllegalStateException("stumbled after " + definition.getId()));
                    }
                    callback.done(done);
                });
            }
        };
    }

    private boolean falls(String step, When when, Exchange exchange) {
        Plan now = plan.get();
        return now != null
                && now.step().equals(step)
                && now.when() == when
                && now.at().test(exchange)
                && plan.compareAndSet(now, null);
    }
}
