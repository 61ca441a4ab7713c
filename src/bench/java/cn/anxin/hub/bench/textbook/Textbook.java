package cn.anxin.hub.bench.textbook;

import cn.anxin.hub.bench.Figure;
import cn.anxin.hub.bench.Measurement;
import cn.anxin.hub.bench.Workspace;
import cn.anxin.hub.bench.city.City;
import cn.anxin.hub.bench.city.Life;
import cn.anxin.hub.bench.city.Row;
import cn.anxin.hub.bench.hub.Cost;
import cn.anxin.hub.bench.pipeline.Pipeline;
import cn.anxin.hub.embedded.EmbeddedBroker;
import cn.anxin.hub.embedded.PostgresServer;
import cn.anxin.hub.embedded.PostgresSettings;
import cn.anxin.hub.home.Credentials;
import cn.anxin.hub.home.ParticipantIds;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A tenth of the city through a textbook route: the hub's own database and broker with the same settings, the hub's own
 * checks and decision, but a row at a time.
 */
public final class Textbook implements Measurement {

    static final String ROWS = "rows";
    private static final int RECIPIENTS = 15;
    private static final int SHARE = 10;

    private final Pipeline pipeline;

    /** @param pipeline what it is compared with */
    public Textbook(Pipeline pipeline) {
        this.pipeline = pipeline;
    }

    @Override
    public String name() {
        return "textbook";
    }

    @Override
    public List<Figure> measure(Workspace workspace) throws Exception {
        Path folder = workspace.folder("textbook");
        Life life = new Life(LocalDate.now());
        City city = new City(0, workspace.scaled(Pipeline.ENTERPRISES / SHARE), Pipeline.ROWS_EACH, 1, life);
        Path inbox = Files.createDirectories(folder.resolve("inbox"));
        Path file = write(folder.resolve("rows.csv"), city);
        long rows = (long) city.enterprises() * Pipeline.ROWS_EACH;
        List<String> recipients = IntStream.rangeClosed(1, RECIPIENTS)
                .mapToObj(i -> "recipient-" + i)
                .toList();
        Credentials credentials = Credentials.in(Files.createDirectories(folder.resolve("secrets")), Optional.empty());
        Path postgres = folder.resolve("postgres");
        PostgresSettings settings =
                new PostgresSettings(postgres, postgres, 0, "textbook", PostgresSettings.Durability.DURABLE);
        Cost cost;
        try (PostgresServer server = PostgresServer.start(settings);
                EmbeddedBroker broker = EmbeddedBroker.start(
                        folder.resolve("broker"), 0, credentials, new ParticipantIds(List.of(ROWS), recipients));
                TextbookHub hub = TextbookHub.start(server, broker, inbox, recipients, life.today())) {
            Cost.Start start = Cost.start(ProcessHandle.current());
            Files.move(file, inbox.resolve("rows.csv"), StandardCopyOption.ATOMIC_MOVE);
            hub.await(rows);
            cost = start.end();
            workspace.say(rows + " rows, " + hub.notices() + " notices: " + cost);
        }
        workspace.discard(folder);
        return compare(workspace, rows, cost);
    }

    private List<Figure> compare(Workspace workspace, long rows, Cost cost) throws Exception {
        double rate = rows / cost.wall();
        Figure textbook = cost.beside(Figure.of("textbook route, rows a second", rate, "rows/s"), "textbook")
                .with("rows", rows);
        double own = pipeline.rate(workspace);
        return List.of(
                textbook,
                Figure.of("pipeline against the textbook route", own / rate, "x")
                        .atLeast(10)
                        .with("pipeline rows/s", own));
    }

    private static Path write(Path file, City city) throws IOException {
        try (Writer writer = Files.newBufferedWriter(file)) {
            for (Iterator<Row> each = city.rows().iterator(); each.hasNext(); ) {
                Row row = each.next();
                writer.write(row.table().name() + "," + row.csv() + "\n");
            }
        }
        return file;
    }
}
