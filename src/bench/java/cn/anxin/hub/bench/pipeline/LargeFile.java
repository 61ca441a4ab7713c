package cn.anxin.hub.bench.pipeline;

import cn.anxin.hub.bench.Figure;
import cn.anxin.hub.bench.Measurement;
import cn.anxin.hub.bench.Workspace;
import cn.anxin.hub.bench.city.Enterprise;
import cn.anxin.hub.bench.city.Feed;
import cn.anxin.hub.bench.city.Life;
import cn.anxin.hub.bench.city.Row;
import cn.anxin.hub.bench.hub.Cost;
import cn.anxin.hub.bench.hub.MeasuredHub;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** One file of a million rows and one of a tenth, each by a fresh hub whose heap is 512 MB. */
public final class LargeFile implements Measurement {

    private static final int ROWS = 1_000_000;
    private static final int ROWS_EACH = 20;
    private static final Pattern COLLECTION = Pattern.compile("(\\d+)M->(\\d+)M\\(\\d+M\\)");

    @Override
    public String name() {
        return "large-file";
    }

    /**
     * A file taken in.
     *
     * @param cost from its flag to the closed balance
     * @param occupied the most of the heap that was in use, in MB, garbage included
     * @param live the most that was left after a collection
     */
    private record Taken(long rows, Cost cost, int occupied, int live) {}

    @Override
    public List<Figure> measure(Workspace workspace) throws Exception {
        Taken small = take(workspace, "large-file-tenth", workspace.scaled(ROWS / 10));
        Taken large = take(workspace, "large-file-whole", workspace.scaled(ROWS));
        Figure ratio = Figure.of(
                        "million-row file / a tenth of it, -Xmx512m", large.cost.wall() / small.cost.wall(), "x")
                .atMost(10.5)
                .with("rows", List.of(small.rows, large.rows));
        Figure heap = Figure.of("million-row file, most live after a collection", large.live, "MB")
                .atMost(512)
                .with("live with a tenth", small.live)
                .with("most occupied", large.occupied);
        return List.of(large.cost.beside(small.cost.beside(ratio, "small"), "large"), heap);
    }

    private static Taken take(Workspace workspace, String name, int rows) throws Exception {
        Path home = workspace.folder(name);
        Path collections = home.resolve("gc.log");
        Life life = new Life(LocalDate.now());
        try (MeasuredHub hub = MeasuredHub.start(home, "-Xmx512m", "-Xlog:gc:file=" + collections)) {
            Feed feed = Feed.lay(home, life, 1, hazards(life, rows));
            Cost.Start start = Cost.start(hub.process());
            feed.flag();
            hub.await(feed::isTaken);
            hub.awaitQuiet();
            Cost cost = start.end();
            workspace.say(rows + " rows in one file: " + cost);
            return new Taken(feed.rows(), cost, most(collections, 1), most(collections, 2));
        } finally {
            workspace.discard(home);
        }
    }

    /** Enterprise by enterprise, as a register's export is. */
    private static Stream<Row> hazards(Life life, int rows) {
        SplittableRandom chance = new SplittableRandom(rows);
        return IntStream.range(0, rows)
                .mapToObj(row -> life.hazard(Enterprise.of(row / ROWS_EACH), chance, row % ROWS_EACH));
    }

    private static int most(Path collections, int group) throws Exception {
        try (Stream<String> lines = Files.lines(collections)) {
            return lines.map(COLLECTION::matcher)
                    .filter(Matcher::find)
                    .mapToInt(found -> Integer.parseInt(found.group(group)))
                    .max()
                    .orElse(0);
        }
    }
}
