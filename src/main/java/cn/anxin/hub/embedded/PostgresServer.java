package cn.anxin.hub.embedded;

import cn.anxin.hub.StartFault;
import cn.anxin.hub.record.Message;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL of the hub's own, for one machine: its data lasts, its port is on the loopback address only, and it
 * outlives neither {@link #close()} nor the next start after a kill. A server that dies meanwhile is started again on
 * the same port.
 */
public final class PostgresServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresServer.class);
    private static final Duration RETRYING = Duration.ofSeconds(20);
    private static final Duration RECOVERY = Duration.ofMinutes(5);
    private static final Duration PAUSE = Duration.ofMillis(40);
    private static final Duration STOPPING = Duration.ofSeconds(8);
    private static final String WRONG_PASSWORD = "28P01";

    private final PostgresSettings settings;
    private final PostgresPrograms programs;
    private int port;
    private boolean closed;
    private @Nullable Process process;

    private PostgresServer(PostgresSettings settings, PostgresPrograms programs) {
        this.settings = settings;
        this.programs = programs;
        this.port = settings.port();
    }

    /** Starts it, made new where the folder has none; returns once it answers. */
    public static PostgresServer start(PostgresSettings settings) {
        try {
            PostgresPrograms programs = PostgresPrograms.ready(settings);
            PostgresServer server = new PostgresServer(settings, programs);
            server.launch();
            server.createDatabase();
            return server;
        } catch (IOException e) {
            throw new StartFault(
                    new Message(
                            "无法在 " + settings.folder() + " 建立数据库：" + e.getMessage() + "。请检查目录权限与磁盘空间",
                            "cannot set up the database in " + settings.folder() + ": " + e.getMessage()
                                    + ". Check the folder's permissions and the disk's space"),
                    e);
        }
    }

    public String url() {
        return url(PostgresSettings.DATABASE);
    }

    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port() + "/" + database;
    }

    public String user() {
        return PostgresSettings.USER;
    }

    public String password() {
        return settings.password();
    }

    public synchronized int port() {
        return port;
    }

    public synchronized long pid() {
        return process == null ? -1 : process.pid();
    }

    /** Ends the server at once for its clients, but in good order for the data. */
    @Override
    public void close() {
        Process running;
        synchronized (this) {
            closed = true;
            running = process;
        }
        if (running != null && running.isAlive()) {
            end(running);
        }
    }

    private void end(Process running) {
        programs.stop("fast");
        if (!Command.Waiting.forExit(running, STOPPING)) {
            programs.stop("immediate");
            running.destroyForcibly();
        }
    }

    private synchronized void launch() throws IOException {
        long giveUp = System.nanoTime() + RETRYING.toNanos();
        while (!closed) {
            programs.endLeftOver();
            if (settings.port() == 0 && process == null) {
                port = FreePort.any();
            }
            Process started = programs.launch(port);
            if (answers(started)) {
                process = started;
                watch(started);
                return;
            }
            if (System.nanoTime() > giveUp) {
                throw new IOException(programs.lastWords());
            }
            LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
        }
    }

    /** Whether it came up; false once it has ended instead. */
    private boolean answers(Process started) throws IOException {
        long giveUp = System.nanoTime() + RECOVERY.toNanos();
        while (started.isAlive() && System.nanoTime() < giveUp) {
            try (Connection connection = connect("postgres")) {
                return connection.isValid(5);
            } catch (SQLException e) {
                refuseWrongPassword(started, e);
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
        started.destroyForcibly();
        return false;
    }

    private void refuseWrongPassword(Process started, SQLException e) {
        if (WRONG_PASSWORD.equals(e.getSQLState())) {
            end(started);
            throw StartFault.of(
                    "数据库 " + settings.data() + " 的口令与 secrets/credentials.yaml 不符：请恢复该文件的备份",
                    "the password of the database in " + settings.data()
                            + " is not that of secrets/credentials.yaml: restore that file from its backup");
        }
        LOG.debug("PostgreSQL does not answer yet: {}", e.getMessage());
    }

    private void watch(Process running) {
        Thread thread = new Thread(() -> startAgain(running), "postgres-watch");
        thread.setDaemon(true);
        thread.start();
    }

    private void startAgain(Process running) {
        int exitCode = Command.Waiting.forEver(running);
        synchronized (this) {
            if (closed) {
                return;
            }
        }
        LOG.warn(
                "PostgreSQL 意外结束（退出码 {}），正在重新启动 / PostgreSQL ended unexpectedly (exit code {}), it is started again",
                exitCode,
                exitCode);
        try {
            launch();
        } catch (IOException | StartFault e) {
            LOG.error(
                    "PostgreSQL 无法重新启动：{}。请重启安信通 / PostgreSQL could not be started again: restart the hub",
                    e.getMessage());
        }
    }

    private void createDatabase() throws IOException {
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement()) {
            try (ResultSet found = statement.executeQuery(
                    "select 1 from pg_database where datname = '" + PostgresSettings.DATABASE + "'")) {
                if (found.next()) {
                    return;
                }
            }
            statement.execute("create database " + PostgresSettings.DATABASE);
        } catch (SQLException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private Connection connect(String database) throws SQLException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url(database));
        source.setConnectTimeout(5);
        source.setSocketTimeout(30);
        return source.getConnection(user(), password());
    }
}
