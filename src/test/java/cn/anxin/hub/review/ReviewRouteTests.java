package cn.anxin.hub.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.anxin.hub.decision.Status;
import cn.anxin.hub.ledger.LedgerReach;
import cn.anxin.hub.ledger.Rounds;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.Test;

class ReviewRouteTests {

    private static final int BATCHES = 41;
    private static final int WORKERS = 2;
    private static final Tally SOME = new Tally(Map.of(Status.ORDINARY, 1), Map.of(), 0);

    @Test
    void roundsOfTwoWorkersFollowEachOtherAtOnceWhileThereIsWork() throws Exception {
        AtomicInteger left = new AtomicInteger(BATCHES);
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            Reviews reviews = new Reviews(
                    () -> {
                        most.accumulateAndGet(running.incrementAndGet(), Math::max);
                        try {
                            return left.getAndDecrement() > 0 ? SOME : Tally.NOTHING;
                        } finally {
                            running.decrementAndGet();
                        }
                    },
                    new LedgerReach(),
                    System::nanoTime);
            load(context, reviews);
            context.start();
            // Waiting half a second after each round would take more than ten.
            await().atMost(Duration.ofSeconds(8)).until(() -> left.get() <= 0);
        }
        assertThat(most.get()).isBetween(1, WORKERS);
    }

    @Test
    void whatFailsOtherwiseIsTriedAgainAfterARest() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            Reviews reviews = new Reviews(
                    () -> {
                        calls.incrementAndGet();
                        throw new StackOverflowError("a fault of the program");
                    },
                    new LedgerReach(),
                    System::nanoTime);
            load(context, reviews);
            context.start();
            await().atMost(Duration.ofSeconds(8)).until(() -> calls.get() >= 3);
        }
        assertThat(calls.get()).isLessThan(100);
    }

    private static void load(DefaultCamelContext context, Reviews reviews) throws Exception {
        context.getRegistry().bind("reviews", reviews);
        context.getRegistry().bind("rounds", new Rounds(new LedgerReach()));
        PluginHelper.getRoutesLoader(context)
                .loadRoutes(
                        ResourceHelper.resolveResource(context, "file:routes/errors.camel.yaml"),
                        ResourceHelper.resolveResource(context, "file:routes/review.camel.yaml"));
    }
}
