package cn.anxin.hub.bench.pipeline;

import cn.anxin.hub.embedded.PostgresServer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;

/**
 * What a run left behind, in files and in memory.
 *
 * @param batches the names and bytes of the batch files
 */
record Outcome(
        Path folder, List<TableRows> tables, List<Outgoing> messages, List<Batch> batches, List<String> recipients) {

    /** In an order that foreign keys allow; the audit and what only moves traffic is left out. */
    private static final List<String> TABLES =
            List.of("intake", "record", "enterprise", "enterprise_name", "assessment", "notice", "delivery");

    /** The number within a code: what the warm-up brought is left out. */
    private static final String OWN = "substr(uscc, 11, 6) < '" + Run.FIRST_OF_WARM_UP + "'";

    private static final int SOME = 5_000;

    /** A table's rows in COPY's text format. */
    record TableRows(String table, String columns, Path file) {

        String copyIn() {
            return "copy " + table + " (" + columns + ") from stdin";
        }
    }

    /** A message of a queue. */
    record Outgoing(String recipient, String noticeId, String uscc, int sequence, String change, String content) {}

    /** A batch file. */
    record Batch(String name, byte[] content) {}

    static Outcome keep(PostgresServer server, Path folder, Instant since) throws SQLException, IOException {
        try (Connection connection = FloorDatabase.connect(server, "anxin")) {
            List<TableRows> tables = new ArrayList<>();
            for (String table : TABLES) {
                tables.add(keep(connection, table, folder));
            }
            return new Outcome(
                    folder,
                    tables,
                    messages(connection),
                    batches(connection, since),
                    column(connection, "select id from recipient order by id"));
        }
    }

    private static TableRows keep(Connection connection, String table, Path folder) throws SQLException, IOException {
        String columns = String.join(", ", column(connection, """
                select quote_ident(column_name) from information_schema.columns
                 where table_name = '%s' and table_schema = 'public' order by ordinal_position""".formatted(table)));
        Path file = folder.resolve(table + ".copy");
        try (OutputStream out = Files.newOutputStream(file)) {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut(
                            "copy (select %s from %s where %s order by ctid) to stdout"
                                    .formatted(columns, table, own(table)),
                            out);
        }
        return new TableRows(table, columns, file);
    }

    private static String own(String table) {
        return switch (table) {
            case "intake" -> "true";
            case "delivery" -> "notice_id in (select id from notice where " + OWN + ")";
            default -> OWN;
        };
    }

    private static List<Outgoing> messages(Connection connection) throws SQLException {
        List<Outgoing> messages = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                select n.recipient, n.id, n.uscc, n.sequence, n.change, n.content
                  from notice n join recipient r on r.id = n.recipient
                 where r.way = 'JMS' and\s""" + OWN + " order by n.recipient, n.position")) {
            while (row.next()) {
                messages.add(new Outgoing(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getInt(4),
                        row.getString(5),
                        row.getString(6)));
            }
        }
        return messages;
    }

    private static List<Batch> batches(Connection connection, Instant since) throws SQLException {
        List<Batch> batches = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select file_name, content from drop_batch where made_at >= '"
                        + since + "' order by recipient, number")) {
            while (row.next()) {
                batches.add(new Batch(row.getString(1), row.getBytes(2)));
            }
        }
        return batches;
    }

    private static List<String> column(Connection connection, String query) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                values.add(row.getString(1));
            }
        }
        return values;
    }

    /** Enough of them to warm up on. */
    List<Outgoing> some() {
        return messages.subList(0, Math.min(SOME, messages.size()));
    }

    long notices() throws IOException {
        Path file = tables.stream()
                .filter(each -> each.table().equals("notice"))
                .findFirst()
                .orElseThrow()
                .file();
        try (var lines = Files.lines(file)) {
            return lines.count();
        }
    }

    /** Each under a temporary name, synced and renamed, and its flag after it. Answers the files. */
    long writeFiles(String into) throws IOException {
        Path target = Files.createDirectories(folder.resolve("drops-" + into));
        for (Batch batch : batches) {
            write(target.resolve(batch.name()), batch.content());
            write(target.resolve(batch.name() + ".ok"), new byte[80]);
        }
        return batches.size();
    }

    private static void write(Path file, byte[] content) throws IOException {
        Path unfinished = file.resolveSibling("." + file.getFileName() + ".part");
        try (FileChannel channel =
                FileChannel.open(unfinished, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
