package cn.anxin.hub.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.anxin.hub.embedded.ChildJvm;
import cn.anxin.hub.support.Web;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.yaml.snakeyaml.Yaml;

/** The whole hub in a process of its own, as a recipient meets it: by AMQP, in its folder, over HTTP. */
final class RunningHub implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Path home;
    private final Queue<String> lines = new ConcurrentLinkedQueue<>();
    private final ChildJvm process;
    private final Map<String, Integer> ports;
    private final Map<String, Object> credentials;

    private RunningHub(Path home, String clock) throws IOException {
        this.home = home;
        Path endpoints = home.resolve("endpoints.yaml");
        Files.deleteIfExists(endpoints);
        this.process = ChildJvm.hub(
                Path.of("").toAbsolutePath(),
                new HashMap<>(Map.of(
                        "ANXIN_HOME", home.toString(),
                        "SERVER_PORT", "0",
                        "ANXIN_SFTP_PORT", "0",
                        "ANXIN_BROKER_PORT", "0",
                        "ANXIN_MANAGEMENT_PORT", "0",
                        "ANXIN_STATEMENTS_LOOK", "1s",
                        "ANXIN_CLOCK", clock)));
        Thread reader = new Thread(() -> process.output().lines().forEach(lines::add), "hub's output");
        reader.setDaemon(true);
        reader.start();
        await().atMost(Duration.ofMinutes(3)).until(() -> {
            assertThat(process.process().isAlive()).as(String.join("\n", lines)).isTrue();
            return Files.exists(endpoints);
        });
        this.ports = new Yaml().load(Files.readString(endpoints));
        this.credentials = new Yaml().load(Files.readString(home.resolve("secrets/credentials.yaml")));
    }

    /** Starts it in a home, with its clock at a time of Beijing's. */
    static RunningHub at(Path home, String clock) throws IOException {
        return new RunningHub(home, clock);
    }

    Path folder(String participant) {
        return home.resolve("sandbox/sftp").resolve(participant);
    }

    /** Puts a file and its flag where a participant uploads them. */
    void upload(String participant, String folder, String name, String content) throws IOException {
        Path target = folder(participant).resolve(folder);
        Files.writeString(target.resolve(name), content);
        Files.writeString(target.resolve(name + ".ok"), "");
    }

    /** What is found there, once it is. */
    String fetched(String participant, String path) throws IOException {
        Path file = folder(participant).resolve(path);
        await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(file));
        return Files.readString(file);
    }

    /** Does something over AMQP, with a client that is not ours. */
    <T> T by(String recipient, Amqp<T> work) throws JMSException {
        JmsConnectionFactory factory = new JmsConnectionFactory(
                recipient, secret("broker", recipient), "amqp://127.0.0.1:" + ports.get("broker"));
        try (Connection connection = factory.createConnection();
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
            connection.start();
            return work.with(session);
        }
    }

    /** Sends a message of receipts; the answer under its id. */
    JsonNode answered(String recipient, Function<Session, Message> message) throws JMSException {
        return by(recipient, session -> {
            Message sent = message.apply(session);
            session.createProducer(session.createQueue("anxin.receipt." + recipient))
                    .send(sent);
            try (MessageConsumer answers = session.createConsumer(session.createQueue("anxin.answer." + recipient))) {
                Message answer = Objects.requireNonNull(answers.receive(30_000), () -> String.join("\n", lines));
                assertThat(answer.getJMSCorrelationID())
                        .as(answer.getBody(String.class))
                        .isEqualTo(sent.getJMSMessageID());
                return json(answer.getBody(String.class));
            }
        });
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return json(send(path, Web.basic("admin", String.valueOf(credentials.get("admin"))))
                .body());
    }

    JsonNode get(String recipient, String path) throws IOException, InterruptedException {
        return json(send(path, "Bearer " + secret("tokens", recipient)).body());
    }

    private HttpResponse<String> send(String path, String authorization) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + ports.get("http") + path))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", authorization)
                .build();
        return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    }

    String management(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + ports.get("management") + path))
                .timeout(Duration.ofSeconds(20))
                .build();
        return HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    private String secret(String door, String participant) {
        return String.valueOf(((Map<?, ?>) credentials.get(door)).get(participant));
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException none) {
            throw new AssertionError(text, none);
        }
    }

    /** As when the power goes. */
    void kill() throws InterruptedException {
        process.process().destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.close();
    }

    /** What is done within a session. */
    @FunctionalInterface
    interface Amqp<T> {
        T with(Session session) throws JMSException;
    }
}
