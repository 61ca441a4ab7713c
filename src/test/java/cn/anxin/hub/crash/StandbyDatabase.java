package cn.anxin.hub.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.anxin.hub.embedded.PostgresServer;
import cn.anxin.hub.embedded.PostgresSettings;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * What docs/operations.md recommends for a database whose loss nobody can bear: a base backup of the running server that
 * follows its write-ahead log synchronously. Made by SQL and a copy of files, which is what {@code pg_basebackup} does.
 */
final class StandbyDatabase implements AutoCloseable {

    /** Of the one server only: its log, its slots, its process. */
    private static final Set<String> NOT_CONTENT_OF = Set.of("pg_wal", "pg_replslot", "pg_stat_tmp", "pg_notify");

    private static final Set<String> NOT_COPIED = Set.of("postmaster.pid", "postmaster.opts");
    private static final Path PROGRAMS = Path.of("target", "postgres");

    private final Path folder;
    private final PostgresServer server;

    private StandbyDatabase(Path folder, PostgresServer server) {
        this.folder = folder;
        this.server = server;
    }

    /** Copies the hub's database while it works, and holds every commit up from now on until the copy has it too. */
    static StandbyDatabase following(HubProcess hub, Path home, Path folder) throws IOException {
        int port = hub.endpoint("database");
        String password = hub.secret("internal", "database");
        try (Session hubs = new Session(port, password)) {
            hubs.ask("select pg_create_physical_replication_slot('backup', true)::text");
            hubs.ask("select pg_backup_start('backup', true)::text");
            Path data = copy(home.resolve("postgres").resolve("data"), folder.resolve("data"));
            Files.writeString(data.resolve("backup_label"), hubs.ask("select labelfile from pg_backup_stop(false)"));
            Files.createFile(data.resolve("standby.signal"));
            Files.writeString(
                    data.resolve("postgresql.auto.conf"),
                    "%nprimary_conninfo = 'host=127.0.0.1 port=%d user=anxin password=%s'%nprimary_slot_name = 'backup'%n"
                            .formatted(port, password),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
            PostgresServer server = PostgresServer.start(settings(folder, password));
            hubs.run("alter system set synchronous_standby_names = '*'");
            hubs.ask("select pg_reload_conf()::text");
            await("the copy to follow")
                    .atMost(60, TimeUnit.SECONDS)
                    .until(() -> hubs.ask("select count(*)::text from pg_stat_replication where sync_state = 'sync'")
                            .equals("1"));
            return new StandbyDatabase(folder, server);
        }
    }

    private static PostgresSettings settings(Path folder, String password) {
        return new PostgresSettings(folder, PROGRAMS, 0, password, PostgresSettings.Durability.DURABLE);
    }

    /** Ends the copy's server and makes what it has the database of an installation that has none. */
    void restoreTo(Path home) throws IOException {
        close();
        Path data = folder.resolve("data");
        Files.delete(data.resolve("standby.signal"));
        Path postgres = Files.createDirectories(home.resolve("postgres"));
        Files.move(data, postgres.resolve("data"));
    }

    /** Runs a statement on the database of a hub that is stopped. */
    static void run(Path home, String password, String statement) {
        PostgresServer server = PostgresServer.start(settings(home.resolve("postgres"), password));
        try (Session session = new Session(server.port(), password)) {
            session.run(statement);
        } finally {
            server.close();
        }
    }

    /** SIGKILL to every process of a hub's embedded server. */
    static void kill(Path home) throws IOException {
        Path pidFile = home.resolve("postgres").resolve("data").resolve("postmaster.pid");
        long postmaster = Long.parseLong(Files.readAllLines(pidFile).get(0).strip());
        ProcessHandle server = ProcessHandle.of(postmaster).orElseThrow();
        assertThat(server.destroyForcibly()).isTrue();
    }

    @Override
    public void close() {
        server.close();
    }

    private static Path copy(Path source, Path target) throws IOException {
        var ownersOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
        Files.walkFileTree(source, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path each, BasicFileAttributes attributes) throws IOException {
                Path copied = target.resolve(source.relativize(each).toString());
                Files.createDirectories(copied.getParent());
                Files.createDirectory(copied, ownersOnly);
                boolean content = !NOT_CONTENT_OF.contains(each.getFileName().toString());
                return content ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
            }

            @Override
            public FileVisitResult visitFile(Path each, BasicFileAttributes attributes) throws IOException {
                if (!NOT_COPIED.contains(each.getFileName().toString())) {
                    try {
                        Files.copy(each, target.resolve(source.relativize(each).toString()));
                    } catch (NoSuchFileException droppedMeanwhile) {
                        return FileVisitResult.CONTINUE;
                    }
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path each, IOException fault) throws IOException {
                if (fault instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw fault;
            }
        });
        return target;
    }

    /** One connection: a backup begins and ends on the same. */
    private static final class Session implements AutoCloseable {

        private final SingleConnectionDataSource connection;
        private final JdbcClient jdbc;

        Session(int port, String password) {
            connection = new SingleConnectionDataSource(
                    "jdbc:postgresql://127.0.0.1:" + port + "/anxin", "anxin", password, true);
            jdbc = JdbcClient.create(connection);
        }

        String ask(String question) {
            List<String> answers = jdbc.sql(question).query(String.class).list();
            return answers.get(0) == null ? "" : answers.get(0);
        }

        void run(String statement) {
            jdbc.sql(statement).update();
        }

        @Override
        public void close() {
            connection.destroy();
        }
    }
}
