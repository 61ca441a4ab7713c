package cn.anxin.hub.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/**
 * The packaged hub as its faster starts have it: extracted, with an archive of its classes. Made once for all tests of a
 * jar and a JDK, in whatever processes they run, since each of very many starts is three times as fast with it.
 */
final class ExtractedHub {

    /** Short lives: the second compiler would not pay. */
    static final List<String> JVM = List.of("-Xmx512m", "-XX:TieredStopAtLevel=1");

    private static final Path JAR = Path.of("target", "anxin-hub.jar");

    private static @Nullable Path folder;

    private ExtractedHub() {}

    static Path jar() {
        return folder().resolve("anxin-hub.jar");
    }

    /** A JVM that it does not fit starts without it. */
    static Path archive() {
        return folder().resolve("anxin-hub.jsa");
    }

    // Not when the class is loaded: what is waited for is looked at by other threads, which would wait for that.
    private static synchronized Path folder() {
        Path known = folder;
        if (known == null) {
            known = make();
            folder = known;
        }
        return known;
    }

    private static Path make() {
        Path folder = Path.of("target", "extracted-hub").toAbsolutePath();
        Path lock = folder.resolveSibling("extracted-hub.lock");
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            // Until the channel is closed.
            channel.lock();
            Path made = folder.resolve("made-of");
            String of = Files.getLastModifiedTime(JAR) + " " + Files.size(JAR) + " " + System.getProperty("java.home");
            if (!Files.exists(made) || !Files.readString(made).equals(of)) {
                make(folder);
                Files.writeString(made, of);
            }
            return folder;
        } catch (IOException e) {
            throw new IllegalStateException("the packaged hub cannot be extracted", e);
        }
    }

    private static void make(Path folder) throws IOException {
        FileSystemUtils.deleteRecursively(folder);
        Files.createDirectories(folder);
        run(
                folder,
                "-Djarmode=tools",
                "-jar",
                JAR.toString(),
                "extract",
                "--force",
                "--destination",
                folder.toString());
        writeArchive(folder);
    }

    /** A start that ends in good order, by its JVM's own end, writes it. */
    private static void writeArchive(Path folder) throws IOException {
        Path home = folder.resolve("home");
        List<String> arguments = new ArrayList<>(JVM);
        arguments.add("-XX:ArchiveClassesAtExit=" + folder.resolve("anxin-hub.jsa"));
        arguments.addAll(List.of("-jar", folder.resolve("anxin-hub.jar").toString()));
        Path log = folder.resolve("archive.log");
        Process hub = process(log, Map.of("ANXIN_HOME", home.toString()), arguments);
        try {
            await("the hub to be ready, see " + log)
                    .atMost(240, TimeUnit.SECONDS)
                    .until(() -> Files.readString(log).contains("The hub is ready") || !hub.isAlive());
            hub.destroy();
            await("the archive").atMost(240, TimeUnit.SECONDS).until(() -> !hub.isAlive());
        } finally {
            hub.destroyForcibly();
        }
        FileSystemUtils.deleteRecursively(home);
    }

    private static void run(Path folder, String... arguments) throws IOException {
        Process process = process(folder.resolve("extract.log"), Map.of(), Arrays.asList(arguments));
        await("the jar to be extracted").atMost(120, TimeUnit.SECONDS).until(() -> !process.isAlive());
        assertThat(process.exitValue())
                .as(Files.readString(folder.resolve("extract.log")))
                .isZero();
    }

    private static Process process(Path log, Map<String, String> environment, List<String> arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.to(log.toFile()));
        builder.environment()
                .putAll(Map.of(
                        "SERVER_PORT", "0", "ANXIN_SFTP_PORT", "0", "ANXIN_BROKER_PORT", "0", "ANXIN_SAMPLE", "off"));
        builder.environment().putAll(environment);
        return builder.start();
    }
}
