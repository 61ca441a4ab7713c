package cn.anxin.hub.bench.city;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Rows as files at the agencies of a sandbox, one a table, waiting for their flags; each flag says rows and digest, so
 * that the hub has to check both.
 */
public final class Feed {

    private final Path sandbox;
    private final Map<Table, File> files = new EnumMap<>(Table.class);
    private final String suffix;

    private Feed(Path sandbox, String suffix) {
        this.sandbox = sandbox;
        this.suffix = suffix;
    }

    /** Writes the data files, without any flag. */
    public static Feed lay(Path home, Life life, int sequence, Stream<Row> rows) throws IOException {
        String suffix = "_%s_%03d.csv".formatted(life.today().format(DateTimeFormatter.BASIC_ISO_DATE), sequence);
        Feed feed = new Feed(home.resolve("sandbox").resolve("sftp"), suffix);
        for (Iterator<Row> each = rows.iterator(); each.hasNext(); ) {
            feed.write(each.next());
        }
        for (File file : feed.files.values()) {
            file.writer.close();
            Files.move(file.unfinished, file.path, StandardCopyOption.ATOMIC_MOVE);
        }
        return feed;
    }

    private void write(Row row) throws IOException {
        File file = files.computeIfAbsent(row.table(), this::open);
        file.writer.write(row.csv());
        file.writer.write('\n');
        file.rows++;
    }

    private File open(Table table) {
        Path path = sandbox.resolve(table.source()).resolve("out").resolve(table.type() + suffix);
        try {
            return new File(path, table);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From now on the hub may take them. */
    public void flag() throws IOException {
        for (File file : files.values()) {
            Path unfinished = file.unfinished;
            Files.writeString(
                    unfinished,
                    "rows=%d\nsha256=%s\n".formatted(file.rows, HexFormat.of().formatHex(file.digest.digest())));
            Files.move(unfinished, flagOf(file), StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /** Whether the hub has put every one of them away. */
    public boolean isTaken() {
        return files.values().stream().noneMatch(file -> Files.exists(flagOf(file)));
    }

    public long rows() {
        return files.values().stream().mapToLong(file -> file.rows).sum();
    }

    private static Path flagOf(File file) {
        return file.path.resolveSibling(file.path.getFileName() + ".ok");
    }

    /** One file while it is written. */
    private static final class File {

        private final Path path;
        private final Path unfinished;
        private final MessageDigest digest;
        private final Writer writer;
        private long rows;

        File(Path path, Table table) throws IOException {
            this.path = path;
            this.unfinished = path.resolveSibling("." + path.getFileName() + ".part");
            try {
                this.digest = MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException impossible) {
                throw new IllegalStateException(impossible);
            }
            OutputStream out = new DigestOutputStream(Files.newOutputStream(unfinished), digest);
            this.writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
            writer.write(table.header() + "\n");
        }
    }
}
