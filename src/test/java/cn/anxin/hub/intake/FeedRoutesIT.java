package cn.anxin.hub.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Route;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.RouteTemplateDefinition;
import org.apache.camel.support.LifecycleStrategySupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class FeedRoutesIT {

    private static final String TEMPLATE = "sftp-feed";
    private static final int LOOKS = 6;

    @TempDir
    private Path home;

    @Test
    void looksAtTheSameTimeMakeARouteOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(LOOKS);
        CyclicBarrier together = new CyclicBarrier(LOOKS);
        try (FeedCity city = new FeedCity(home)) {
            city.pulling("http-feed").load("templates/" + TEMPLATE);
            FeedRoutes routes = city.bean(FeedRoutes.class);
            AtomicInteger made = new AtomicInteger();
            city.camel().addLifecycleStrategy(new LifecycleStrategySupport() {
                @Override
                public void onRoutesAdd(Collection<Route> added) {
                    made.addAndGet(added.size());
                }
            });
            List<Future<?>> looks = new ArrayList<>();
            for (int i = 0; i < LOOKS; i++) {
                looks.add(threads.submit(() -> {
                    together.await();
                    routes.look(city.camel());
                    return null;
                }));
            }
            for (Future<?> look : looks) {
                look.get(60, TimeUnit.SECONDS);
            }
            assertThat(city.camel().getRoute("feed-emergency")).isNotNull();
            assertThat(made).hasValue(1);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aFeedWhoseRouteCannotBeMadeIsToldOnceAndTriedAgain(CapturedOutput output) throws Exception {
        try (FeedCity city = new FeedCity(home)) {
            city.pulling("http-feed");
            ModelCamelContext model = (ModelCamelContext) city.camel();
            model.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    routeTemplate(TEMPLATE).from("nosuch:{{source}}").to("mock:end");
                }
            });
            FeedRoutes routes = city.bean(FeedRoutes.class);

            routes.look(model);
            routes.look(model);

            assertThat(model.getRoute("feed-emergency")).isNull();
            assertThat(output.getOut()).containsOnlyOnce("No channel for feed emergency, it is tried again");

            RouteTemplateDefinition wrong = model.getRouteTemplateDefinition(TEMPLATE);
            model.removeRouteTemplateDefinition(wrong);
            city.load("templates/" + TEMPLATE);
            routes.look(model);

            assertThat(model.getRoute("feed-emergency")).isNotNull();
        }
    }
}
