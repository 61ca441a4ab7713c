package cn.anxin.hub.external;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Artemis from its distribution, in a JVM of its own; every user's password is the user's name with {@code -secret}. */
final class BrokerPeer implements AutoCloseable {

    static final String HUB = "anxin-hub";

    private static final Path SETTINGS = Path.of("deploy", "artemis");

    private final Path instance;
    private final int port = Program.freePort();
    private Program broker;

    BrokerPeer(Path folder, Collection<String> recipients) throws IOException {
        instance = folder.resolve("broker");
        Path distribution = distribution();
        Program.run(
                folder.resolve("artemis-create.log"),
                environment(),
                List.of(
                        distribution.resolve("bin/artemis").toString(),
                        "create",
                        instance.toString(),
                        "--silent",
                        "--user=" + HUB,
                        "--password=" + secret(HUB),
                        "--require-login",
                        "--no-web",
                        "--no-autotune",
                        "--no-autocreate",
                        "--nio"));
        configure(recipients);
        broker = start();
    }

    /** Where the build has unpacked it. */
    private static Path distribution() throws IOException {
        try (var folders = Files.list(Path.of("target", "artemis"))) {
            return folders.filter(each -> each.getFileName().toString().startsWith("apache-artemis-"))
                    .findFirst()
                    .orElseThrow()
                    .toAbsolutePath();
        }
    }

    private static Map<String, String> environment() {
        return Map.of(
                "JAVA_HOME",
                System.getProperty("java.home"),
                "JAVA_ARGS",
                "-Xms64m -Xmx256m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Dlog4j2.disableJmx=true"
                        + " --add-opens java.base/jdk.internal.misc=ALL-UNNAMED");
    }

    /** As in production, but for the port. */
    private void configure(Collection<String> recipients) throws IOException {
        Path etc = instance.resolve("etc");
        String settings = Files.readString(SETTINGS.resolve("broker.xml"));
        Files.writeString(etc.resolve("broker.xml"), settings.replace("0.0.0.0:61616", "127.0.0.1:" + port));
        Files.copy(
                SETTINGS.resolve("artemis-roles.properties"),
                etc.resolve("artemis-roles.properties"),
                StandardCopyOption.REPLACE_EXISTING);
        Files.writeString(
                etc.resolve("artemis-users.properties"),
                Stream.concat(Stream.of(HUB), recipients.stream())
                        .map(user -> user + " = " + secret(user) + "\n")
                        .collect(Collectors.joining()));
    }

    static String secret(String user) {
        return user + "-secret";
    }

    private Program start() {
        Program started = Program.start(
                instance.resolve("console.log"),
                environment(),
                List.of(instance.resolve("bin/artemis").toString(), "run"));
        await("Artemis to answer").atMost(Duration.ofSeconds(90)).until(() -> started.answersOn(port));
        return started;
    }

    String url() {
        return "tcp://127.0.0.1:" + port;
    }

    int port() {
        return port;
    }

    void stop() {
        broker.kill();
    }

    void startAgain() {
        broker = start();
    }

    @Override
    public void close() {
        broker.kill();
    }
}
