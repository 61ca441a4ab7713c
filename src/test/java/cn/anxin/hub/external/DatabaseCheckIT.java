package cn.anxin.hub.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.anxin.hub.StartFault;
import cn.anxin.hub.embedded.PostgresServer;
import cn.anxin.hub.embedded.PostgresSettings;
import cn.anxin.hub.embedded.PostgresSettings.Durability;
import cn.anxin.hub.support.Certificate;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A real PostgreSQL, with TLS, at which somebody knocks in every wrong way. */
class DatabaseCheckIT {

    @TempDir
    private static Path folder;

    private static PostgresServer server;
    private static Certificate certificate;

    @BeforeAll
    static void startWithTls() throws Exception {
        server = PostgresServer.start(new PostgresSettings(
                folder.resolve("postgres"),
                Path.of("target", "postgres"),
                0,
                "right",
                Durability.LOST_WITH_THE_MACHINE));
        certificate = Certificate.of(folder, "ip:127.0.0.1");
        for (Path file : new Path[] {certificate.certificate(), certificate.key()}) {
            Files.copy(file, folder.resolve("postgres/data").resolve(file.getFileName()));
        }
        Files.setPosixFilePermissions(
                folder.resolve("postgres/data/server.key"), Files.getPosixFilePermissions(certificate.key()));
        JdbcClient admin =
                JdbcClient.create(new DriverManagerDataSource(server.url(), server.user(), server.password()));
        admin.sql("alter system set ssl = on").update();
        admin.sql("select pg_reload_conf()").query(Boolean.class).single();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static DatabaseCheck check(String url, String user, String password) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(url);
        pool.setUsername(user);
        pool.setPassword(password);
        pool.addDataSourceProperty("connectTimeout", 5);
        return new DatabaseCheck(pool);
    }

    private static DatabaseCheck check(String options) {
        return check(server.url() + options, server.user(), server.password());
    }

    private static void refused(DatabaseCheck check, String... words) {
        assertThatThrownBy(check::tryOnce)
                .isInstanceOf(StartFault.class)
                .message()
                .contains(words);
    }

    @Test
    void aServerThatIsTrustedIsThere() {
        assertThat(check("?sslmode=verify-full&sslrootcert=" + certificate.certificate())
                        .tryOnce())
                .isEmpty();
        assertThat(check("").tryOnce()).isEmpty();
    }

    @Test
    void aServerThatIsNotTrustedIsRefused() throws Exception {
        Path other = Certificate.of(Files.createDirectory(folder.resolve("other")), "ip:127.0.0.1")
                .certificate();
        refused(check("?sslmode=verify-full&sslrootcert=" + other), "TLS", "sslrootcert", "SPRING_DATASOURCE_URL");
        refused(check("?sslmode=verify-full&sslrootcert=" + folder.resolve("none")), "TLS", "sslrootcert");
    }

    @Test
    void wrongCredentialsEndTheStartAtOnce() {
        refused(check(server.url(), server.user(), "wrong"), "SPRING_DATASOURCE_PASSWORD", "数据库拒绝登录");
        refused(check(server.url(), "nobody", "wrong"), "SPRING_DATASOURCE_USERNAME");
    }

    @Test
    void aDatabaseThatIsNotThereIsNamed() {
        refused(check(server.url("elsewhere"), server.user(), server.password()), "elsewhere", "数据库不存在");
    }

    @Test
    void whatIsNoAddressIsNotRepeated() {
        assertThatThrownBy(check("jdbc:oracle:thin:hub/secret@db", "hub", "")::tryOnce)
                .isInstanceOf(StartFault.class)
                .hasMessageContaining("SPRING_DATASOURCE_URL")
                .hasMessageNotContaining("secret");
    }

    @Test
    void aServerThatIsAwayIsWaitedForAndThenTold() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        DatabaseCheck check = check("jdbc:postgresql://127.0.0.1:" + free + "/anxin", "anxin", "");

        assertThat(check.tryOnce().orElseThrow().both()).contains("does not answer", "无法连接数据库");
        assertThatThrownBy(() -> new Patience(Duration.ofMillis(10)).await(check))
                .isInstanceOf(StartFault.class)
                .hasMessageContaining("SPRING_DATASOURCE_URL");
    }
}
