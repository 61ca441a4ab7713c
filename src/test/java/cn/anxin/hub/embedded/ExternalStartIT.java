package cn.anxin.hub.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anxin.hub.embedded.PostgresSettings.Durability;
import cn.anxin.hub.home.Credentials;
import cn.anxin.hub.home.Credentials.Door;
import cn.anxin.hub.home.ParticipantIds;
import cn.anxin.hub.support.Certificate;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The hub as a process in the profile external: settings from files, TLS to the database and to its own callers. */
class ExternalStartIT {

    private static final Path PROJECT = Path.of("").toAbsolutePath();

    @TempDir
    private static Path folder;

    private static Certificate certificate;
    private static PostgresServer database;
    private static EmbeddedBroker broker;
    private static Credentials credentials;
    private static int port;

    @BeforeAll
    static void servers() throws Exception {
        certificate = Certificate.of(folder, "ip:127.0.0.1");
        database = PostgresServer.start(new PostgresSettings(
                folder.resolve("postgres"),
                Path.of("target", "postgres"),
                0,
                "of-the-database",
                Durability.LOST_WITH_THE_MACHINE));
        for (Path file : List.of(certificate.certificate(), certificate.key())) {
            Files.copy(file, folder.resolve("postgres/data").resolve(file.getFileName()));
        }
        Files.setPosixFilePermissions(
                folder.resolve("postgres/data/server.key"), Files.getPosixFilePermissions(certificate.key()));
        for (String statement : List.of(
                "alter system set ssl = on",
                "create role poor login password 'of-the-poor'",
                "create database other")) {
            admin().sql(statement).update();
        }
        admin().sql("select pg_reload_conf()").query(Boolean.class).single();
        credentials = Credentials.in(Files.createDirectory(folder.resolve("broker-users")), Optional.empty());
        ParticipantIds participants = new ParticipantIds(List.of(), List.of("finance"));
        credentials.provide(participants.all());
        broker = EmbeddedBroker.start(folder.resolve("broker"), 0, credentials, participants);
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
    }

    @AfterAll
    static void end() {
        broker.close();
        database.close();
    }

    private static JdbcClient admin() {
        return JdbcClient.create(new DriverManagerDataSource(database.url(), database.user(), database.password()));
    }

    /** No secret is among them. */
    private static Map<String, String> variables() throws Exception {
        Path secrets = folder.resolve("secrets");
        if (!Files.exists(secrets)) {
            Files.createDirectory(secrets);
            Files.writeString(secrets.resolve("spring.datasource.password"), database.password() + "\n");
            Files.writeString(
                    secrets.resolve("spring.artemis.password"), credentials.secret(Door.INTERNAL, "broker") + "\n");
            Files.writeString(secrets.resolve("anxin.admin-password"), "of-the-admin\n");
        }
        Path agencies = Files.writeString(
                folder.resolve("agencies.yaml"),
                "feeds: []\nrecipients:\n  - {id: finance, name: 财政局, kind: finance, way: JMS}\n");
        return new HashMap<>(Map.of(
                "SPRING_PROFILES_ACTIVE", "external",
                "SPRING_DATASOURCE_URL",
                        database.url() + "?sslmode=verify-full&sslrootcert=" + certificate.certificate(),
                "SPRING_DATASOURCE_USERNAME", database.user(),
                "SPRING_ARTEMIS_BROKER_URL", "tcp://127.0.0.1:" + broker.port(),
                "SPRING_ARTEMIS_USER", BrokerUsers.HUB,
                "ANXIN_AGENCIES", agencies.toString(),
                "ANXIN_SECRETS", secrets.toString(),
                "ANXIN_HOME", folder.resolve("home").toString(),
                "SERVER_PORT", String.valueOf(port)));
    }

    @Test
    void startsWithSecretsFromFilesAndSpeaksTls() throws Exception {
        Map<String, String> variables = variables();
        variables.put("SERVER_SSL_BUNDLE", "web");
        variables.put("SPRING_SSL_BUNDLE_PEM_WEB_KEYSTORE_CERTIFICATE", "file:" + certificate.certificate());
        variables.put("SPRING_SSL_BUNDLE_PEM_WEB_KEYSTORE_PRIVATEKEY", "file:" + certificate.key());
        variables.put("SPRING_SSL_BUNDLE_PEM_WEB_RELOADONUPDATE", "true");
        try (ChildJvm hub = ChildJvm.hub(PROJECT, variables)) {
            hub.await("https://localhost:" + port);

            HttpClient client = trusting(certificate);
            assertThat(get(client, "/actuator/health/readiness").statusCode()).isEqualTo(200);
            assertThat(get(client, "/login").headers().firstValue("Set-Cookie").orElseThrow())
                    .contains("Secure", "HttpOnly", "SameSite=Lax");
            assertThat(Files.readString(folder.resolve("home/secrets/credentials.yaml")))
                    .contains("admin: of-the-admin", "finance: ")
                    .doesNotContain("sftp:");
            assertThat(admin().sql("select count(*) from pg_stat_ssl join pg_stat_activity using (pid)"
                                    + " where ssl and application_name = 'anxin-hub'")
                            .query(Long.class)
                            .single())
                    .isPositive();

            hub.process().toHandle().destroy();
            assertThat(hub.process().waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(hub.rest()).noneMatch(line -> line.contains(" ERROR ") || line.startsWith("\tat "));
        }
    }

    private static HttpClient trusting(Certificate certificate) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(certificate.store())) {
            store.load(in, Certificate.PASSWORD.toCharArray());
        }
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("server", store.getCertificate("server"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(null, trust.getTrustManagers(), null);
        return HttpClient.newBuilder()
                .sslContext(tls)
                .connectTimeout(Duration.ofSeconds(10))
                .build();
    }

    private static HttpResponse<String> get(HttpClient client, String path) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + port + path))
                        .timeout(Duration.ofSeconds(30))
                        .build(),
                BodyHandlers.ofString());
    }

    @Test
    void aDatabaseUserWithoutRightsIsToldInOneLine() throws Exception {
        Map<String, String> variables = variables();
        variables.put("SPRING_DATASOURCE_URL", database.url("other"));
        variables.put("SPRING_DATASOURCE_USERNAME", "poor");
        variables.put("SPRING_DATASOURCE_PASSWORD", "of-the-poor");
        assertThat(refusal(variables)).contains("权限不足", "grant it the right to create tables");
    }

    @Test
    void aCertificateThatCannotBeReadIsNamed() throws Exception {
        Map<String, String> variables = variables();
        variables.put("SERVER_SSL_BUNDLE", "web");
        variables.put("SPRING_SSL_BUNDLE_PEM_WEB_KEYSTORE_CERTIFICATE", "file:" + folder.resolve("none.crt"));
        assertThat(refusal(variables)).contains("none.crt", "SPRING_SSL_BUNDLE");
    }

    @Test
    void aClockOfRehearsalsIsRefused() throws Exception {
        Map<String, String> variables = variables();
        variables.put("ANXIN_CLOCK", "2027-01-01T00:00:00");
        assertThat(refusal(variables)).contains("ANXIN_CLOCK");
    }

    private static String refusal(Map<String, String> variables) throws Exception {
        try (ChildJvm hub = ChildJvm.hub(PROJECT, variables)) {
            List<String> lines = hub.rest();
            assertThat(hub.process().waitFor()).as(String.join("\n", lines)).isEqualTo(1);
            assertThat(lines).noneMatch(line -> line.startsWith("\tat "));
            return lines.stream()
                    .filter(line -> line.contains(" ERROR "))
                    .reduce((one, another) -> one + "\n" + another)
                    .filter(line -> !line.contains("\n"))
                    .orElseThrow(() -> new AssertionError(String.join("\n", lines)));
        }
    }
}
