package cn.anxin.hub.external;

import cn.anxin.hub.embedded.PostgresServer;
import cn.anxin.hub.embedded.PostgresSettings;
import java.nio.file.Path;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A PostgreSQL server of its own, reached over TCP with a password; it comes back on the port that it had. */
final class DatabasePeer implements AutoCloseable {

    private final Path folder;
    private final String password = UUID.randomUUID().toString();
    private PostgresServer server;

    DatabasePeer(Path folder) {
        this.folder = folder;
        this.server = PostgresServer.start(settings(0));
    }

    private PostgresSettings settings(int port) {
        return new PostgresSettings(
                folder, Path.of("target", "postgres"), port, password, PostgresSettings.Durability.DURABLE);
    }

    void stop() {
        server.close();
    }

    void startAgain() {
        server = PostgresServer.start(settings(server.port()));
    }

    String url() {
        return server.url();
    }

    String user() {
        return server.user();
    }

    String password() {
        return password;
    }

    JdbcClient ledger() {
        return JdbcClient.create(new DriverManagerDataSource(url(), user(), password));
    }

    @Override
    public void close() {
        server.close();
    }
}
