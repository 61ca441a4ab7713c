package cn.anxin.hub.bench.pipeline;

import cn.anxin.hub.embedded.PostgresServer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;

/** The hub's schema once more, empty, in the server of the hub. */
record FloorDatabase(PostgresServer server, String name) {

    /** Rows a commit: more than that no longer pays. */
    private static final int ROWS_PER_COMMIT = 5_000;

    static FloorDatabase create(PostgresServer server, String name) throws SQLException {
        try (Connection connection = connect(server, "postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        }
        Flyway.configure()
                .dataSource(server.url(name), server.user(), server.password())
                .load()
                .migrate();
        try (Connection connection = connect(server, "postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("checkpoint");
        }
        return new FloorDatabase(server, name);
    }

    static Connection connect(PostgresServer server, String database) throws SQLException {
        return DriverManager.getConnection(server.url(database), server.user(), server.password());
    }

    /** Answers the rows. */
    long copy(Outcome outcome) throws SQLException, IOException {
        try (Connection connection = connect(server, name)) {
            CopyManager copies = connection.unwrap(PGConnection.class).getCopyAPI();
            long rows = 0;
            for (Outcome.TableRows table : outcome.tables()) {
                try (InputStream in = Files.newInputStream(table.file())) {
                    rows += copy(copies, table.copyIn(), in);
                }
            }
            return rows;
        }
    }

    /** In COPY's text format a line is a row. */
    private static long copy(CopyManager copies, String statement, InputStream in) throws SQLException, IOException {
        byte[] block = new byte[1 << 16];
        long rows = 0;
        int sinceCommit = 0;
        CopyIn copy = copies.copyIn(statement);
        for (int length = in.read(block); length > 0; length = in.read(block)) {
            int from = 0;
            for (int i = 0; i < length; i++) {
                if (block[i] == '\n' && ++sinceCommit == ROWS_PER_COMMIT) {
                    copy.writeToCopy(block, from, i + 1 - from);
                    from = i + 1;
                    rows += copy.endCopy();
                    sinceCommit = 0;
                    copy = copies.copyIn(statement);
                }
            }
            copy.writeToCopy(block, from, length - from);
        }
        return rows + copy.endCopy();
    }
}
