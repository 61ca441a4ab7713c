package cn.anxin.hub.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cn.anxin.hub.StartFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class PostgresServerIT {

    @TempDir
    private Path folder;

    static PostgresSettings settings(Path folder) {
        return new PostgresSettings(
                folder, Path.of("target", "postgres"), 0, "right", PostgresSettings.Durability.DURABLE);
    }

    static void remember(PostgresServer server, String text) {
        jdbc(server).sql("create table if not exists memory (text text)").update();
        jdbc(server).sql("insert into memory values (?)").param(text).update();
    }

    private static List<String> memories(PostgresServer server) {
        return jdbc(server).sql("select text from memory").query(String.class).list();
    }

    private static JdbcClient jdbc(PostgresServer server) {
        return JdbcClient.create(new DriverManagerDataSource(server.url(), server.user(), server.password()));
    }

    @Test
    void keepsItsDataFromOneStartToTheNextAndOrdersTextByCodePoint() {
        try (PostgresServer server = PostgresServer.start(settings(folder))) {
            remember(server, "信用");
            assertThat(setting(server, "fsync")).isEqualTo("on");
            assertThat(setting(server, "synchronous_commit")).isEqualTo("on");
            assertThat(setting(server, "full_page_writes")).isEqualTo("on");
            assertThat(jdbc(server)
                            .sql("select datcollate from pg_database where datname = current_database()")
                            .query(String.class)
                            .single())
                    .isEqualTo("C");
            assertThat(setting(server, "server_encoding")).isEqualTo("UTF8");
        }
        try (PostgresServer server = PostgresServer.start(settings(folder))) {
            assertThat(memories(server)).containsExactly("信用");
        }
    }

    private static String setting(PostgresServer server, String name) {
        return jdbc(server)
                .sql("select current_setting(?)")
                .param(name)
                .query(String.class)
                .single();
    }

    @Test
    void endsTheServerThatAKilledHubLeftBehind() throws Exception {
        try (ChildJvm hub = ChildJvm.run(PostgresHolder.class, folder.toString())) {
            long leftOver = Long.parseLong(hub.await("server "));
            hub.kill();
            assertThat(isPostgres(leftOver)).isTrue();

            try (PostgresServer server = PostgresServer.start(settings(folder))) {
                assertThat(server.pid()).isNotEqualTo(leftOver);
                assertThat(isPostgres(leftOver)).isFalse();
                assertThat(memories(server)).containsExactly("written before the kill");
            }
        }
    }

    private static boolean isPostgres(long pid) {
        return ProcessHandle.of(pid).flatMap(p -> p.info().command()).isPresent();
    }

    @Test
    void aPidFileThatNamesAnotherProgramHurtsNobody() throws IOException {
        PostgresServer.start(settings(folder)).close();
        Process stranger = new ProcessBuilder("sleep", "600").start();
        try {
            leavePidFile(stranger.pid() + "\n" + folder.resolve("data") + "\n1\n5432\n\n127.0.0.1\n");
            try (PostgresServer server = PostgresServer.start(settings(folder))) {
                assertThat(server.pid()).isPositive();
                assertThat(stranger.isAlive()).isTrue();
            }
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void aPidFileOfNonsenseIsNoObstacle() throws IOException {
        PostgresServer.start(settings(folder)).close();
        for (String content : List.of("", "nonsense\n", "99999999999999999999\n")) {
            leavePidFile(content);
            try (PostgresServer server = PostgresServer.start(settings(folder))) {
                assertThat(server.pid()).isPositive();
            }
        }
    }

    private void leavePidFile(String content) throws IOException {
        Files.writeString(folder.resolve("data/postmaster.pid"), content);
    }

    @Test
    void aServerThatDiesIsStartedAgainOnTheSamePort() {
        try (PostgresServer server = PostgresServer.start(settings(folder))) {
            remember(server, "written before the crash");
            long first = server.pid();
            ProcessHandle.of(first).orElseThrow().destroyForcibly();
            await().atMost(Duration.ofSeconds(60))
                    .ignoreExceptions()
                    .until(() -> memories(server), List.of("written before the crash")::equals);
            assertThat(server.pid()).isNotEqualTo(first);
        }
    }

    @Test
    void aHalfMadeDataFolderIsMadeAnew() throws IOException {
        Files.createDirectories(folder.resolve("data-unfinished/base"));
        Files.writeString(folder.resolve("password-unfinished"), "x");
        try (PostgresServer server = PostgresServer.start(settings(folder))) {
            assertThat(server.pid()).isPositive();
        }
        assertThat(folder.resolve("data-unfinished")).doesNotExist();
        assertThat(folder.resolve("password-unfinished")).doesNotExist();
    }

    @Test
    void anotherPasswordThanTheFirstIsRefusedWithTheRemedy() {
        PostgresServer.start(settings(folder)).close();
        PostgresSettings other = new PostgresSettings(
                folder, Path.of("target", "postgres"), 0, "wrong", PostgresSettings.Durability.DURABLE);
        assertThatThrownBy(() -> PostgresServer.start(other))
                .isInstanceOf(StartFault.class)
                .hasMessageContaining("secrets/credentials.yaml");
        assertThat(folder.resolve("data/postmaster.pid")).doesNotExist();
    }
}
