package cn.anxin.hub.bench.latency;

import cn.anxin.hub.bench.Workspace;
import cn.anxin.hub.bench.city.City;
import cn.anxin.hub.bench.city.Feed;
import cn.anxin.hub.bench.city.Life;
import cn.anxin.hub.bench.hub.MeasuredHub;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Lays one city after another, the next one as soon as the files of the one before are taken. */
final class BulkTraffic implements AutoCloseable {

    private static final int ENTERPRISES = 25_000;
    private static final int LEAST_ENTERPRISES = 5_000;
    private static final int ROWS_EACH = 4;

    private final MeasuredHub hub;
    private final Life life;
    private final int enterprises;
    private final CountDownLatch flowing = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "bulk-traffic");
    private volatile int rounds;
    private volatile boolean ended;

    private BulkTraffic(MeasuredHub hub, Life life, int enterprises) {
        this.hub = hub;
        this.life = life;
        this.enterprises = enterprises;
    }

    static BulkTraffic start(MeasuredHub hub, Life life, Workspace workspace) {
        BulkTraffic traffic = new BulkTraffic(hub, life, Math.max(LEAST_ENTERPRISES, workspace.scaled(ENTERPRISES)));
        traffic.thread.start();
        return traffic;
    }

    private void run() {
        try {
            while (!ended) {
                City city = new City(rounds * enterprises, enterprises, ROWS_EACH, 1, life);
                rounds++;
                Feed feed = Feed.lay(hub.home(), life, rounds, city.rows());
                feed.flag();
                flowing.countDown();
                hub.await(() -> ended || feed.isTaken());
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Until the hub is well into it. */
    void awaitFlow() throws InterruptedException {
        flowing.await();
        TimeUnit.SECONDS.sleep(3);
    }

    int rounds() {
        return rounds;
    }

    @Override
    public void close() {
        ended = true;
        try {
            thread.join(TimeUnit.SECONDS.toMillis(30));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
