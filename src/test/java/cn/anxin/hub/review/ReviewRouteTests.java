package cn.anxin.hub.review;

import static org.awaitility.Awaitility.await;

import cn.anxin.hub.decision.Status;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.Test;

class ReviewRouteTests {

    private static final int BATCHES = 41;
    private static final Tally SOME = new Tally(Map.of(Status.ORDINARY, 1), Map.of(), 0);

    @Test
    void batchesFollowEachOtherAtOnceWhileThereIsWork() throws Exception {
        AtomicInteger left = new AtomicInteger(BATCHES);
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            Reviews reviews = new Reviews(() -> left.getAndDecrement() > 0 ? SOME : Tally.NOTHING, System::nanoTime);
            context.getRegistry().bind("reviews", reviews);
            PluginHelper.getRoutesLoader(context)
                    .loadRoutes(ResourceHelper.resolveResource(context, "file:" + Path.of("routes/review.camel.yaml")));
            context.start();
            // Waiting half a second after each round would take more than ten.
            await().atMost(Duration.ofSeconds(8)).until(() -> left.get() <= 0);
        }
    }
}
