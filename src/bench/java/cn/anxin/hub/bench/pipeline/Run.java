package cn.anxin.hub.bench.pipeline;

import cn.anxin.hub.bench.Workspace;
import cn.anxin.hub.bench.city.City;
import cn.anxin.hub.bench.city.Feed;
import cn.anxin.hub.bench.city.Life;
import cn.anxin.hub.bench.hub.Cost;
import cn.anxin.hub.bench.hub.MeasuredHub;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A city taken in by a hub with a home of its own.
 *
 * @param since when it began; what is older in the ledger is the warm-up's
 * @param cost from the flags to the closed balance
 */
record Run(long rows, Instant since, Cost cost) {

    /** Enterprises from this number on are the warm-up's. */
    static final int FIRST_OF_WARM_UP = 800_000;

    private static final int SHARE_OF_WARM_UP = 5;

    /** By a process that has just been started. */
    static Run cold(Path home, int enterprises, Workspace workspace) throws Exception {
        return of(home, enterprises, workspace, 0);
    }

    /** By a process that has taken in a fifth of as much before, as one that runs for months has. */
    static Run warm(Path home, int enterprises, Workspace workspace) throws Exception {
        return of(home, enterprises, workspace, enterprises / SHARE_OF_WARM_UP);
    }

    private static Run of(Path home, int enterprises, Workspace workspace, int before) throws Exception {
        Life life = new Life(LocalDate.now());
        try (MeasuredHub hub = MeasuredHub.start(home)) {
            if (before > 0) {
                City earlier = new City(FIRST_OF_WARM_UP, before, Pipeline.ROWS_EACH, 1, life);
                take(hub, Feed.lay(home, life, 1, earlier.rows()));
            }
            City city = new City(0, enterprises, Pipeline.ROWS_EACH, 1, life);
            Feed feed = Feed.lay(home, life, 2, city.rows());
            Instant since = Instant.now();
            Cost cost = take(hub, feed);
            workspace.say(feed.rows() + " rows: " + cost);
            return new Run(feed.rows(), since, cost);
        }
    }

    private static Cost take(MeasuredHub hub, Feed feed) throws Exception {
        Cost.Start start = Cost.start(hub.process());
        feed.flag();
        hub.await(feed::isTaken);
        hub.awaitQuiet();
        return start.end();
    }
}
