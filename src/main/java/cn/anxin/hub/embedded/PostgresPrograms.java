package cn.anxin.hub.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/** The programs of one data folder: initdb, postgres and pg_ctl, run as a user whom PostgreSQL accepts. */
record PostgresPrograms(PostgresSettings settings, Path binaries, RunAs runAs) {

    private static final Duration INITDB_LIMIT = Duration.ofMinutes(3);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(10);

    /** Unpacks the programs and makes the data folder where they are not there yet. */
    static PostgresPrograms ready(PostgresSettings settings) throws IOException {
        Files.createDirectories(settings.folder());
        PostgresPrograms programs =
                new PostgresPrograms(settings, PostgresBinaries.unpackedIn(settings.programs()), RunAs.currentUser());
        if (!Files.isDirectory(settings.data())) {
            programs.makeData();
        }
        programs.runAs.own(settings.data());
        return programs;
    }

    /** Under another name first: a folder of the right name is always whole. */
    private void makeData() throws IOException {
        Path unfinished = settings.folder().resolve("data-unfinished");
        Path password = settings.folder().resolve("password-unfinished");
        FileSystemUtils.deleteRecursively(unfinished);
        Files.deleteIfExists(password);
        Files.createDirectory(
                unfinished, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.createFile(password, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(password, settings.password());
            runAs.own(unfinished);
            runAs.own(password);
            Command.Outcome outcome =
                    program("initdb", initdbArguments(unfinished, password)).run(INITDB_LIMIT);
            if (!outcome.succeeded()) {
                throw new IOException(outcome.output());
            }
            Files.move(unfinished, settings.data(), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(password);
        }
    }

    /** Locale C: text is ordered by code point, on every machine alike. */
    private List<String> initdbArguments(Path data, Path password) {
        List<String> arguments = List.of(
                "-D",
                data.toString(),
                "-U",
                PostgresSettings.USER,
                "--pwfile=" + password,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C");
        boolean durable = settings.durability() == PostgresSettings.Durability.DURABLE;
        return Stream.concat(arguments.stream(), durable ? Stream.empty() : Stream.of("--no-sync"))
                .toList();
    }

    void endLeftOver() throws IOException {
        new LeftOverServer(settings.data(), binaries.resolve("bin/pg_ctl"), runAs).end();
    }

    Process launch(int port) throws IOException {
        if (Files.exists(settings.log())) {
            Files.move(
                    settings.log(), settings.log().resolveSibling("server.log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
        return new ProcessBuilder(
                        program("postgres", settings.serverArguments(port)).line())
                .redirectErrorStream(true)
                .redirectOutput(settings.log().toFile())
                .start();
    }

    void stop(String mode) {
        program("pg_ctl", List.of("stop", "-D", settings.data().toString(), "-m", mode, "-W"))
                .run(STOP_LIMIT);
    }

    /** The last thing that the server said. */
    String lastWords() throws IOException {
        List<String> lines = Files.readAllLines(settings.log(), StandardCharsets.UTF_8);
        return String.join(" ", lines.subList(Math.max(0, lines.size() - 3), lines.size()));
    }

    private Command program(String name, List<String> arguments) {
        return runAs.command(binaries.resolve("bin").resolve(name), arguments);
    }
}
