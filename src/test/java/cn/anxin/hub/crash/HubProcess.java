package cn.anxin.hub.crash;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The packaged hub, extracted and with an archive of its classes, as docs/operations.md has it; from the project's folder. */
public final class HubProcess implements AutoCloseable {

    private static final Duration READY_WITHIN = Duration.ofSeconds(240);

    private final Path home;
    private final Map<String, String> environment;
    private final Process process;
    private final Path log;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private HubProcess(Path home, Map<String, String> environment, Path log, Process process) {
        this.home = home;
        this.environment = environment;
        this.log = log;
        this.process = process;
    }

    /** Starts the hub without waiting for it. */
    public static HubProcess launch(Path home, Map<String, String> environment, String... jvmArguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ExtractedHub.JVM);
        // An agent has to see the classes as they are loaded.
        command.addAll(
                jvmArguments.length == 0
                        ? List.of("-XX:SharedArchiveFile=" + ExtractedHub.archive())
                        : List.of(jvmArguments));
        command.addAll(List.of("-jar", ExtractedHub.jar().toString()));
        try {
            Path log = home.resolveSibling(home.getFileName() + ".log");
            Files.deleteIfExists(home.resolve("endpoints.yaml"));
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment()
                    .putAll(Map.of(
                            "ANXIN_HOME", home.toString(),
                            "SERVER_PORT", "0",
                            "ANXIN_SFTP_PORT", "0",
                            "ANXIN_BROKER_PORT", "0",
                            "ANXIN_SAMPLE", "off"));
            builder.environment().putAll(environment);
            return new HubProcess(home, Map.copyOf(builder.environment()), log, builder.start());
        } catch (IOException e) {
            throw new IllegalStateException("cannot start the hub", e);
        }
    }

    /** Starts the hub and waits until it is ready. */
    static HubProcess start(Path home, String... jvmArguments) {
        HubProcess hub = launch(home, Map.of(), jvmArguments);
        hub.awaitReady();
        return hub;
    }

    /** Waits until it is ready; fails at once where it ends instead. */
    public void awaitReady() {
        await("the hub to be ready; its log is " + log)
                .atMost(READY_WITHIN)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> {
                    if (!process.isAlive()) {
                        throw new IllegalStateException("the hub ended: " + Files.readString(log));
                    }
                    return ready();
                });
    }

    private boolean ready() {
        try {
            return readiness() == 200;
        } catch (IllegalStateException notYet) {
            return false;
        }
    }

    /** What a load balancer is answered. */
    public int readiness() {
        return get("/actuator/health/readiness").statusCode();
    }

    /** The port that was given, or that an embedded hub chose. */
    private String http() {
        String given = environment.getOrDefault("SERVER_PORT", "0");
        return given.equals("0") ? String.valueOf(endpoint("http")) : given;
    }

    private String password() {
        String given = environment.getOrDefault("ANXIN_ADMIN_PASSWORD", "");
        return given.isEmpty() ? secret("admin") : given;
    }

    HttpResponse<String> get(String path) {
        return send(request(path).GET());
    }

    HttpResponse<String> postJson(String path, String body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path) {
        URI uri = URI.create("http://127.0.0.1:" + http() + path);
        String login = Base64.getEncoder().encodeToString(("admin:" + password()).getBytes(StandardCharsets.UTF_8));
        return HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(20)).header("Authorization", "Basic " + login);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What became of everything, as the hub says. */
    public JsonNode balance() {
        try {
            HttpResponse<String> answer = get("/api/v1/ledger/balance");
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(answer.statusCode() + ": " + answer.body());
            }
            return new ObjectMapper().readTree(answer.body());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The port of {@code http}, {@code broker}, {@code sftp} or {@code postgres}, as the hub wrote it down. */
    int endpoint(String name) {
        return Integer.parseInt(String.valueOf(yaml("endpoints.yaml").get(name)));
    }

    String secret(String name, String... path) {
        Object value = yaml("secrets/credentials.yaml").get(name);
        for (String step : path) {
            value = ((Map<?, ?>) value).get(step);
        }
        return String.valueOf(value);
    }

    /** The tables, as an administrator sees them. */
    JdbcClient ledger() {
        return JdbcClient.create(new DriverManagerDataSource(
                "jdbc:postgresql://127.0.0.1:" + endpoint("database") + "/anxin",
                "anxin",
                secret("internal", "database")));
    }

    private Map<String, Object> yaml(String file) {
        try (InputStream in = Files.newInputStream(home.resolve(file))) {
            return new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    long pid() {
        return process.pid();
    }

    /** Whether the process runs. */
    public boolean alive() {
        return process.isAlive();
    }

    /** SIGKILL: no hook runs, nothing is flushed. */
    public void kill() {
        process.destroyForcibly();
        awaitEnd(10);
    }

    /** SIGTERM, and the end that has to come within 30 seconds; answers the exit code. */
    public int stop() {
        process.destroy();
        awaitEnd(30);
        return process.exitValue();
    }

    int awaitEnd(int seconds) {
        try {
            if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                throw new IllegalStateException("still running after " + seconds + " s; its log is " + log);
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Everything that it has printed, over all its starts. */
    public String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            process.destroy();
            try {
                if (!process.waitFor(30, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            } catch (InterruptedException e) {
                process.destroyForcibly();
                Thread.currentThread().interrupt();
            }
        }
    }
}
