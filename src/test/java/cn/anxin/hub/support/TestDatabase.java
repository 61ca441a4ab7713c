package cn.anxin.hub.support;

import cn.anxin.hub.embedded.PostgresServer;
import cn.anxin.hub.embedded.PostgresSettings;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.FileSystemUtils;

/**
 * A fresh, migrated database on a real PostgreSQL. There is one server per JVM; it ends with it. A database is a copy of
 * a template that was migrated once, so that it costs some tens of milliseconds.
 */
public final class TestDatabase implements AutoCloseable {

    private static final String TEMPLATE = "migrated";
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final String name;
    private final HikariDataSource dataSource;

    private TestDatabase(String name) {
        this.name = name;
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url());
        config.setUsername(user());
        config.setPassword(password());
        config.setMaximumPoolSize(8);
        config.setMinimumIdle(0);
        config.setPoolName(name);
        this.dataSource = new HikariDataSource(config);
    }

    /** A database with the ledger's schema and nothing in it. */
    public static TestDatabase fresh() {
        String name = "test_" + COUNT.incrementAndGet();
        synchronized (TestDatabase.class) {
            admin().sql("create database " + name + " template " + TEMPLATE).update();
        }
        return new TestDatabase(name);
    }

    public DataSource dataSource() {
        return dataSource;
    }

    public JdbcClient jdbc() {
        return JdbcClient.create(dataSource);
    }

    public TransactionTemplate transactions() {
        return new TransactionTemplate(new DataSourceTransactionManager(dataSource));
    }

    public String url() {
        return Server.RUNNING.url(name);
    }

    public String user() {
        return Server.RUNNING.user();
    }

    public String password() {
        return Server.RUNNING.password();
    }

    /** Ends every connection and drops it. */
    @Override
    public void close() {
        dataSource.close();
        admin().sql("drop database if exists " + name + " with (force)").update();
    }

    private static JdbcClient admin() {
        return JdbcClient.create(new DriverManagerDataSource(
                Server.RUNNING.url("postgres"), Server.RUNNING.user(), Server.RUNNING.password()));
    }

    /** Started by the first test that needs it. */
    private static final class Server {

        /** Kept from one run to the next: unpacking takes longer than the rest of the start. */
        private static final Path PROGRAMS = Path.of("target", "postgres");

        static final PostgresServer RUNNING = start();

        private static PostgresServer start() {
            try {
                Path folder = Files.createTempDirectory("anxin-test-postgres");
                PostgresServer server = PostgresServer.start(new PostgresSettings(
                        folder, PROGRAMS, 0, "test", PostgresSettings.Durability.LOST_WITH_THE_MACHINE));
                Runtime.getRuntime().addShutdownHook(new Thread(() -> end(server, folder)));
                migrateTemplate(server);
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void migrateTemplate(PostgresServer server) {
            JdbcClient.create(new DriverManagerDataSource(server.url("postgres"), server.user(), server.password()))
                    .sql("create database " + TEMPLATE)
                    .update();
            Flyway.configure()
                    .dataSource(server.url(TEMPLATE), server.user(), server.password())
                    .load()
                    .migrate();
        }

        private static void end(PostgresServer server, Path folder) {
            server.close();
            try {
                FileSystemUtils.deleteRecursively(folder);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
