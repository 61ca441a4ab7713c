package cn.anxin.hub.console.enterprise;

import cn.anxin.hub.ledger.LedgerReach;
import cn.anxin.hub.ledger.SearchFill;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Makes those enterprises findable that were there before the search was: once, in the background, from where a start
 * before this one was ended. Several nodes may do it at once.
 */
@Component
class SearchFilling implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(SearchFilling.class);
    private static final long PAUSE_SECONDS = 10;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final SearchFill fill;
    private final LedgerReach reach;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread = new Thread(this::work, "search-fill");
    private volatile boolean underWay = true;
    private volatile boolean running;
    private String after = "";
    private boolean any;

    SearchFilling(SearchFill fill, LedgerReach reach) {
        this.fill = fill;
        this.reach = reach;
    }

    /** Whether some may not be found yet. */
    boolean isUnderWay() {
        return underWay;
    }

    @Override
    public void start() {
        running = true;
        thread.setDaemon(true);
        thread.start();
    }

    private void work() {
        try {
            while (running && !filled()) {
                running = !stopped.await(PAUSE_SECONDS, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether nothing is left to do, or everything has to end; a database that is away is tried again. */
    private boolean filled() {
        try {
            for (Optional<String> next = fill.step(after); running && next.isPresent(); next = fill.step(after)) {
                after = next.get();
                any = true;
            }
            if (running) {
                finish();
            }
            return true;
        } catch (RuntimeException fault) {
            if (running) {
                reach.failed(fault);
            }
            return false;
        }
    }

    private void finish() {
        if (any) {
            fill.analyze();
            LOG.info("企业检索已建好 / Every enterprise can be found by name and initials");
        }
        underWay = false;
    }

    @Override
    public void stop() {
        running = false;
        stopped.countDown();
        try {
            // A step under way ends: the database must not be closed under it.
            thread.join(PATIENCE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
