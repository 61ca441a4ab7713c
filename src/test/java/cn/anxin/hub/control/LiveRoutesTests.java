package cn.anxin.hub.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LiveRoutesTests {

    private static final int THREADS = 4;
    private static final int EACH = 60;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final DefaultCamelContext context = new DefaultCamelContext();

    @BeforeEach
    void template() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                routeTemplate("party")
                        .templateParameter("name")
                        .from("direct:{{name}}")
                        .to("mock:end");
            }
        });
        context.start();
    }

    @AfterEach
    void end() {
        context.stop();
    }

    @Test
    void routesAreMadeAndRemovedWhileOthersAre() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        CyclicBarrier together = new CyclicBarrier(THREADS);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                String name = "of-" + thread + "-";
                all.add(threads.submit(() -> {
                    together.await();
                    for (int i = 0; i < EACH; i++) {
                        add(name + i);
                        if (i % 2 == 1) {
                            LiveRoutes.remove(context, name + (i - 1), PATIENCE);
                        }
                    }
                    return null;
                }));
            }
            for (Future<?> each : all) {
                each.get(120, TimeUnit.SECONDS);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(context.getRoutes()).hasSize(THREADS * EACH / 2);
    }

    @Test
    void whatIsNotThereIsRemovedAlready() {
        add("one");
        LiveRoutes.remove(context, "one", PATIENCE);
        LiveRoutes.remove(context, "one", PATIENCE);

        assertThat(context.getRoutes()).isEmpty();
    }

    @Test
    void aRouteThatCannotBeMadeIsNotThereAndMayBeTriedAgain() {
        assertThatThrownBy(() -> LiveRoutes.add(
                        context, TemplatedRouteBuilder.builder(context, "party").routeId("one")))
                .hasMessageContaining("name");
        assertThat(context.getRoute("one")).isNull();

        add("one");
        assertThat(context.getRoute("one")).isNotNull();
    }

    private void add(String name) {
        LiveRoutes.add(
                context,
                TemplatedRouteBuilder.builder(context, "party").routeId(name).parameter("name", name));
    }
}
