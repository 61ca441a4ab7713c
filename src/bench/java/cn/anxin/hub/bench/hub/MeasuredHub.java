package cn.anxin.hub.bench.hub;

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
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** {@code java -jar anxin-hub.jar} from the project's folder, with a home of its own. */
public final class MeasuredHub implements AutoCloseable {

    private static final Duration READY_WITHIN = Duration.ofMinutes(10);
    private static final Duration LONGEST_WORK = Duration.ofMinutes(40);

    private final Path home;
    private final Path log;
    private final Process process;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private MeasuredHub(Path home, Path log, Process process) {
        this.home = home;
        this.log = log;
        this.process = process;
    }

    /** Starts it and waits until it is ready. */
    public static MeasuredHub start(Path home, String... jvmArguments) throws IOException, InterruptedException {
        MeasuredHub hub = launch(home, Map.of(), jvmArguments);
        hub.awaitReady();
        return hub;
    }

    /** Starts the packaged jar without waiting for it. */
    public static MeasuredHub launch(Path home, Map<String, String> environment, String... jvmArguments)
            throws IOException {
        return launch(Path.of("target", "anxin-hub.jar"), home, environment, jvmArguments);
    }

    /** The same from another jar, such as the extracted one. */
    public static MeasuredHub launch(Path jar, Path home, Map<String, String> environment, String... jvmArguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        Stream.of(System.getProperty("bench.jvm", "").split(" "))
                .filter(argument -> !argument.isEmpty())
                .forEach(command::add);
        command.addAll(List.of(jvmArguments));
        command.addAll(List.of("-jar", jar.toString()));
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
        return new MeasuredHub(home, log, builder.start());
    }

    public void awaitReady() throws InterruptedException {
        await(this::isReady, Duration.ofMillis(20), READY_WITHIN);
    }

    /** Asks again and again, as a load balancer would. */
    private boolean isReady() {
        if (!Files.exists(home.resolve("endpoints.yaml"))) {
            return false;
        }
        try {
            return get("/actuator/health/readiness").statusCode() == 200;
        } catch (IllegalStateException notYet) {
            return false;
        }
    }

    /** Waits for something that the hub does. */
    public void await(BooleanSupplier done) throws InterruptedException {
        await(done, Duration.ofMillis(100), LONGEST_WORK);
    }

    private void await(BooleanSupplier done, Duration pause, Duration limit) throws InterruptedException {
        long giveUp = System.nanoTime() + limit.toNanos();
        while (!done.getAsBoolean()) {
            if (!process.isAlive() || System.nanoTime() > giveUp) {
                throw new IllegalStateException("the hub ended, or took too long; its log is " + log);
            }
            TimeUnit.MILLISECONDS.sleep(pause.toMillis());
        }
    }

    /** Waits until nothing is due and nothing waits, and the balance says so. */
    public void awaitQuiet() throws InterruptedException, SQLException {
        awaitDelivered();
        for (JsonNode each : balance().path("feeds")) {
            if (each.path("received").asLong() != each.path("accepted").asLong()) {
                throw new IllegalStateException("not everything was accepted: " + each);
            }
        }
    }

    /** The same without a look at the feeds, for a ledger that was not filled by them. */
    public void awaitDelivered() throws InterruptedException, SQLException {
        try (Connection ledger = database();
                Statement statement = ledger.createStatement()) {
            await(() -> isQuiet(statement));
        }
        requireDelivered(balance());
    }

    private static void requireDelivered(JsonNode balance) {
        for (JsonNode each : balance.path("recipients")) {
            if (each.path("due").asLong() != each.path("delivered").asLong()) {
                throw new IllegalStateException("not everything was delivered: " + each);
            }
        }
    }

    /** Goes by two small indexes, so that asking costs the hub nothing that counts. */
    private static boolean isQuiet(Statement statement) {
        try (ResultSet row = statement.executeQuery("""
                select not exists (select from enterprise where due_since is not null)
                   and not exists (select from delivery where state = 'WAITING')""")) {
            row.next();
            return row.getBoolean(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public JsonNode balance() {
        try {
            return new ObjectMapper().readTree(get("/api/v1/ledger/balance").body());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpResponse<String> get(String path) {
        String login =
                Base64.getEncoder().encodeToString(("admin:" + secret("admin")).getBytes(StandardCharsets.UTF_8));
        return send(HttpRequest.newBuilder(uri(path)).header("Authorization", "Basic " + login));
    }

    /** Sends records as an agency does; answers the status code. */
    public int post(String source, String json) {
        return send(HttpRequest.newBuilder(uri("/api/v1/feeds/" + source + "/records"))
                        .header("Authorization", "Bearer " + secret("tokens", source))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json)))
                .statusCode();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(
                    request.timeout(Duration.ofSeconds(30)).build(),
                    HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + endpoint("http") + path);
    }

    /** The port of {@code http}, {@code broker}, {@code sftp} or {@code database}. */
    public int endpoint(String name) {
        return Integer.parseInt(String.valueOf(yaml("endpoints.yaml").get(name)));
    }

    public String secret(String name, String... path) {
        Object value = yaml("secrets/credentials.yaml").get(name);
        for (String step : path) {
            value = ((Map<?, ?>) value).get(step);
        }
        return String.valueOf(value);
    }

    /** A connection to the hub's own database. */
    public Connection database() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + endpoint("database") + "/anxin",
                "anxin",
                secret("internal", "database"));
    }

    private Map<String, Object> yaml(String file) {
        try (InputStream in = Files.newInputStream(home.resolve(file))) {
            return new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    public Path home() {
        return home;
    }

    public ProcessHandle process() {
        return process.toHandle();
    }

    /** SIGTERM, and the end that has to come within 30 seconds; writing an archive of the classes takes longer. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(90, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
