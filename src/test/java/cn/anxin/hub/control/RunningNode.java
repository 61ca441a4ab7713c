package cn.anxin.hub.control;

import static org.awaitility.Awaitility.await;

import cn.anxin.hub.ledger.Audit;
import cn.anxin.hub.ledger.NodeRoutes;
import cn.anxin.hub.ledger.RouteWishes;
import cn.anxin.hub.ledger.Signals;
import cn.anxin.hub.support.TestDatabase;
import cn.anxin.hub.support.TestNode;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/** A node with three routes that tick: two from the start, and one made of a template once it runs. */
final class RunningNode implements AutoCloseable {

    private static final Clock CLOCK = Clock.system(ZoneId.of("Asia/Shanghai"));

    final RouteDesk desk;
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final Map<String, AtomicLong> ticks = new ConcurrentHashMap<>();
    private final Signals signals;
    private final RouteKeeper keeper;

    RunningNode(TestDatabase database) throws Exception {
        RouteWishes wishes = new RouteWishes(database.jdbc());
        WantedStates wanted = new WantedStates(wishes);
        signals = new Signals(database.dataSource());
        signals.start();
        camel.addModelLifecycleStrategy(new RouteGate(wanted));
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                ticking("ticks");
                ticking("others");
                routeTemplate("ticking")
                        .templateParameter("name")
                        .from("timer:{{name}}?period=20&delay=0")
                        .process(exchange -> count(exchange.getFromRouteId()));
            }

            private void ticking(String name) {
                from("timer:" + name + "?period=20&delay=0").routeId(name).process(exchange -> count(name));
            }
        });
        camel.start();
        makeFromTemplate("made-later");
        keeper = new RouteKeeper(
                camel, wanted, new NodeRoutes(database.jdbc()), signals, TestNode.alive(database.jdbc()));
        keeper.start();
        desk = new RouteDesk(wishes, camel, new Audit(database.jdbc(), CLOCK), database.transactions(), CLOCK);
    }

    private void count(String route) {
        ticks.computeIfAbsent(route, name -> new AtomicLong()).incrementAndGet();
    }

    private void makeFromTemplate(String route) {
        TemplatedRouteBuilder.builder(camel, "ticking")
                .routeId(route)
                .parameter("name", route)
                .add();
    }

    void makeAnew(String route) throws Exception {
        camel.getRouteController().stopRoute(route);
        camel.removeRoute(route);
        makeFromTemplate(route);
    }

    long ticks(String route) {
        return ticks.getOrDefault(route, new AtomicLong()).get();
    }

    boolean is(String route, String state) {
        return state.equals(String.valueOf(camel.getRouteController().getRouteStatus(route)));
    }

    /** Waits until it is seen to work. */
    void worksOn(String route) {
        long before = ticks(route);
        await().atMost(Duration.ofSeconds(60)).until(() -> ticks(route) > before + 5);
    }

    @Override
    public void close() {
        keeper.stop();
        signals.stop();
        camel.stop();
    }
}
