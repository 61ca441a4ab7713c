package cn.anxin.hub.bench.pipeline;

import cn.anxin.hub.bench.Figure;
import cn.anxin.hub.bench.Workspace;
import cn.anxin.hub.bench.hub.Cost;
import cn.anxin.hub.embedded.PostgresServer;
import cn.anxin.hub.embedded.PostgresSettings;
import cn.anxin.hub.home.Credentials;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The least that the outcome of a run costs on this machine: its rows by COPY, its messages in large sessions, its batch
 * files synced, on the same servers with the same settings, without anything being read, checked or decided.
 *
 * @param copy the rows into another database of the same server
 * @param queues the messages into another broker of the same settings
 * @param files the batch files
 * @param atOnce all three beside each other, once more
 */
record Floor(Cost copy, Cost queues, Cost files, Cost atOnce, long notices) {

    /** Of what a hub that has stopped did since; its database's server is started again here. */
    static Floor of(Path home, Instant since, Workspace workspace) throws Exception {
        Credentials credentials = Credentials.in(home.resolve("secrets"), Optional.empty());
        Path postgres = home.resolve("postgres");
        PostgresSettings settings = new PostgresSettings(
                postgres,
                postgres,
                0,
                credentials.secret(Credentials.Door.INTERNAL, "database"),
                PostgresSettings.Durability.DURABLE);
        try (PostgresServer server = PostgresServer.start(settings)) {
            Path kept = Files.createDirectories(home.resolve("floor"));
            Outcome outcome = Outcome.keep(server, kept, since);
            try (FloorBroker broker = FloorBroker.start(kept.resolve("broker"), credentials, outcome.recipients())) {
                return measure(server, broker, outcome, workspace);
            }
        }
    }

    private static Floor measure(PostgresServer server, FloorBroker broker, Outcome outcome, Workspace workspace)
            throws Exception {
        broker.send(outcome.some(), "floor.warm.");
        FloorDatabase first = FloorDatabase.create(server, "floor_one");
        Cost copy = timed(() -> first.copy(outcome));
        workspace.say("floor, COPY: " + copy);
        Cost queues = timed(() -> broker.send(outcome.messages(), "floor.one."));
        workspace.say("floor, queues: " + queues);
        Cost files = timed(() -> outcome.writeFiles("one"));
        workspace.say("floor, files: " + files);
        FloorDatabase second = FloorDatabase.create(server, "floor_two");
        Cost atOnce = timed(() -> together(List.of(
                () -> second.copy(outcome),
                () -> broker.send(outcome.messages(), "floor.two."),
                () -> outcome.writeFiles("two"))));
        workspace.say("floor, all at once: " + atOnce);
        return new Floor(copy, queues, files, atOnce, outcome.notices());
    }

    private static long together(List<Callable<Long>> parts) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(parts.size());
        try {
            long sum = 0;
            for (Future<Long> part : threads.invokeAll(parts)) {
                sum += part.get();
            }
            return sum;
        } finally {
            threads.shutdown();
        }
    }

    private static Cost timed(Callable<Long> work) throws Exception {
        Cost.Start start = Cost.start(ProcessHandle.current());
        work.call();
        return start.end();
    }

    /** One part after another, as the "plus" reads. */
    Cost sum() {
        return copy.plus(queues).plus(files);
    }

    Figure beside(Figure figure) {
        Figure withSum = sum().beside(figure, "floor");
        return files.beside(queues.beside(copy.beside(withSum, "floor of COPY"), "floor of queues"), "floor of files");
    }
}
