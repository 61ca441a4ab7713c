package cn.anxin.hub.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;
import org.yaml.snakeyaml.Yaml;

/** What can be known of the files of deployment without a container engine. */
class DeploymentIT {

    private static final Path PROJECT = Path.of("").toAbsolutePath();
    private static final Path JAR = Path.of("target", "anxin-hub.jar").toAbsolutePath();

    @TempDir
    private Path folder;

    private record Ended(int code, String output) {}

    private static Ended run(Path directory, Map<String, String> variables, String... command)
            throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("ANXIN_") || name.startsWith("SPRING_"));
        builder.environment().putAll(variables);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        return new Ended(process.exitValue(), output);
    }

    private static void assumeProgram(String name) {
        boolean found = Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
                .anyMatch(path -> Files.isExecutable(Path.of(path, name)));
        assumeTrue(found, "没有 " + name + "，跳过 / there is no " + name + " on this machine: skipped");
    }

    private static Map<String, Map<String, Map<String, Object>>> compose() throws IOException {
        return new Yaml().load(Files.readString(Path.of("docker-compose.yml")));
    }

    @Test
    void composeAcceptsItsFile() throws Exception {
        assumeProgram("docker-compose");
        Ended config = run(PROJECT, Map.of(), "docker-compose", "config");
        assertThat(config.code()).as(config.output()).isZero();
        assertThat(config.output()).contains("hub-1:", "hub-2:", "service_healthy");
    }

    @Test
    void everySecretOfTheComposeFileIsMadeAndNoneStandsInIt() throws Exception {
        assumeProgram("ssh-keygen");
        assumeProgram("openssl");
        Path secrets = folder.resolve("secrets");
        String script = Path.of("deploy", "make-secrets.sh").toAbsolutePath().toString();
        assertThat(run(PROJECT, Map.of(), script, secrets.toString()).code()).isZero();
        String first = Files.readString(secrets.resolve("database_password"));
        assertThat(run(PROJECT, Map.of(), script, secrets.toString()).code()).isZero();

        assertThat(secrets.resolve("database_password")).hasContent(first);
        for (Map<String, Object> secret : compose().get("secrets").values()) {
            String file = String.valueOf(secret.get("file"));
            assertThat(file).startsWith("${ANXIN_SECRETS_DIR:-./secrets}/");
            assertThat(secrets.resolve(Path.of(file).getFileName())).isNotEmptyFile();
        }
        assertThat(Files.readString(Path.of("docker-compose.yml"))).doesNotContainPattern("PASSWORD: ");
    }

    @Test
    void theLayersOfTheImageStartTheHub() throws Exception {
        Path layers = Files.createDirectory(folder.resolve("layers"));
        Files.copy(JAR, layers.resolve("anxin-hub.jar"));
        Matcher extract = Pattern.compile("(?m)^RUN java (.*)$").matcher(Files.readString(Path.of("Dockerfile")));
        assertThat(extract.find()).isTrue();
        List<String> command = new ArrayList<>(List.of(java()));
        command.addAll(List.of(extract.group(1).split(" ")));
        assertThat(run(layers, Map.of(), command.toArray(String[]::new)).code()).isZero();

        Path image = Files.createDirectory(folder.resolve("image"));
        for (String layer : copied()) {
            Path from = layer.startsWith("/layers/")
                    ? layers.resolve(layer.substring("/layers/".length()))
                    : Path.of(layer);
            if (Files.isDirectory(from)) {
                FileSystemUtils.copyRecursively(
                        from, layer.startsWith("/layers/") ? image : image.resolve(from.getFileName()));
            }
        }
        Ended hub = run(
                image,
                Map.of(
                        "SPRING_PROFILES_ACTIVE",
                        "external",
                        "ANXIN_HOME",
                        folder.resolve("home").toString()),
                java(),
                "-XX:TieredStopAtLevel=1",
                "-XX:MaxRAMPercentage=70",
                "-jar",
                "anxin-hub.jar");
        assertThat(hub.code()).isEqualTo(1);
        assertThat(hub.output()).contains("无法启动", "SPRING_DATASOURCE_URL").doesNotContain("\tat ");
    }

    /** The sources of the image's COPY lines, in their order. */
    private static List<String> copied() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("Dockerfile"))) {
            return lines.filter(line -> line.startsWith("COPY "))
                    .map(line -> line.replace("--from=layers ", "").split(" ")[1])
                    .filter(source -> source.endsWith("/"))
                    .toList();
        }
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    @Test
    void theHealthCheckTellsReadyFromNotReady() throws Exception {
        assumeProgram("bash");
        Matcher check =
                Pattern.compile("(?m)^HEALTHCHECK .* CMD (\\[.*])$").matcher(Files.readString(Path.of("Dockerfile")));
        assertThat(check.find()).isTrue();
        List<String> command = new Yaml().load(check.group(1));
        int[] answer = {503};
        HttpServer hub = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        hub.createContext("/actuator/health/readiness", exchange -> {
            exchange.sendResponseHeaders(answer[0], -1);
            exchange.close();
        });
        hub.start();
        try {
            Map<String, String> port =
                    Map.of("SERVER_PORT", String.valueOf(hub.getAddress().getPort()));
            String[] words = command.toArray(String[]::new);
            assertThat(run(PROJECT, port, words).code()).isNotZero();
            answer[0] = 200;
            assertThat(run(PROJECT, port, words).code()).isZero();
        } finally {
            hub.stop(0);
        }
        assertThat(run(PROJECT, Map.of("SERVER_PORT", "1"), command.toArray(String[]::new))
                        .code())
                .isNotZero();
    }
}
