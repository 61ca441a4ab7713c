package cn.anxin.hub.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anxin.hub.probe.Finding;
import cn.anxin.hub.probe.Finding.State;
import cn.anxin.hub.probe.Layer;
import cn.anxin.hub.probe.Probes;
import cn.anxin.hub.registry.Registry;
import cn.anxin.hub.registry.RegistryFixture;
import cn.anxin.hub.support.TestDatabase;
import jakarta.jms.ConnectionFactory;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A test of a connection names the layer that fails, against servers that fail there, and disturbs nothing. */
class ConnectionTestsIT {

    private static final String SECRET = "a very secret password";

    @TempDir
    private Path folder;

    private final TestDatabase database = TestDatabase.fresh();
    private final TestDatabase foreign = TestDatabase.fresh();
    private SftpSandbox sftp;
    private HttpPeer http;

    @BeforeEach
    void peers() throws IOException {
        sftp = new SftpSandbox(folder);
        http = new HttpPeer();
        Files.writeString(
                folder.resolve("credentials.yaml"),
                "good: %s\nwrong: %s\ntable: '%s'\n".formatted(SftpSandbox.PASSWORD, SECRET, foreign.password()));
    }

    @AfterEach
    void end() throws IOException {
        sftp.close();
        http.close();
        foreign.close();
        database.close();
    }

    @Test
    void ofAServerOfFiles() throws IOException {
        Path known = sftp.knownHosts();
        sftp.in("bank-1");
        String good = sftpEntry(sftp.port(), "bank-1", "good", known);
        assertThat(test(good)).isEqualTo("PLACE: there is no folder out");
        Files.createDirectories(sftp.in("bank-1").resolveSibling("out"));
        assertThat(test(good)).isEqualTo("ok");

        assertThat(test(sftpEntry(sftp.port(), "bank-1", "wrong", known))).startsWith("LOG_IN: ");
        assertThat(test(sftpEntry(sftp.port(), "bank-1", "nowhere", known))).startsWith("LOG_IN: No secret at ");
        Path strange = Files.writeString(
                folder.resolve("strange"),
                "[127.0.0.1]:%d ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ7nWXLlCnDsEh3PDTTyw7zQT8lYVfoEsIs0CQXl1Bd8\n"
                        .formatted(sftp.port()));
        assertThat(test(sftpEntry(sftp.port(), "bank-1", "good", strange))).startsWith("KEY: ");
        assertThat(test(sftpEntry(closedPort(), "bank-1", "good", known))).startsWith("TCP: ");
        assertThat(test(good.replace("127.0.0.1", "nobody.invalid"))).startsWith("NAME: ");
        assertThat(test(sftpEntry(http.port(), "bank-1", "good", known))).startsWith("KEY: ");
    }

    @Test
    void ofAService() throws IOException {
        String entry = "way: HTTP\n    address: http://127.0.0.1:%d/notices\n    secret: credentials:wrong";
        assertThat(test(entry.formatted(http.port()))).isEqualTo("ok");
        assertThat(http.requests())
                .singleElement()
                .satisfies(request -> assertThat(request.line()).startsWith("OPTIONS "));
        http.behave(request -> HttpPeer.answer(404, ""));
        assertThat(test(entry.formatted(http.port()))).startsWith("PLACE: it answers 404");
        http.behave(request -> HttpPeer.answer(401, ""));
        assertThat(test(entry.formatted(http.port()))).startsWith("LOG_IN: it answers 401");
        assertThat(test(entry.formatted(http.port()).replace("http:", "https:")))
                .startsWith("KEY: ");
        assertThat(test(entry.formatted(closedPort()))).startsWith("TCP: ");
    }

    @Test
    void ofAFrontEndDatabase() throws IOException {
        String entry =
                "way: TABLE\n    address: %s\n    user: %s\n    secret: credentials:table\n    table: anxin_notice"
                        .formatted(foreign.url(), foreign.user());
        assertThat(test(entry)).startsWith("PLACE: there is no table anxin_notice");
        foreign.jdbc()
                .sql("create table anxin_notice (notice_id uuid primary key)")
                .update();
        assertThat(test(entry)).startsWith("PLACE: the table anxin_notice lacks the columns ");
        foreign.jdbc().sql("drop table anxin_notice").update();
        foreign.jdbc().sql(Ddl.ofNotices()).update();
        assertThat(test(entry)).isEqualTo("ok");
        assertThat(test(entry.replace("credentials:table", "credentials:wrong")))
                .startsWith("LOG_IN: ");
        assertThat(test(entry.replaceFirst("/test_\\d+", "/none"))).startsWith("LOG_IN: there is no such database");
        assertThat(test(entry.replaceFirst(":\\d+/", ":" + http.port() + "/"))).startsWith("KEY: ");
    }

    @Test
    void ofTheBroker() throws Exception {
        try (Broker broker = new Broker(Files.createDirectories(folder.resolve("broker-home")))) {
            // Of these two the broker knows the one.
            assertThat(test("way: JMS", "finance", broker.hub())).isEqualTo("ok");
            assertThat(test("way: JMS", "bank-1", broker.hub()))
                    .startsWith("PLACE: there is no queue anxin.notice.bank-1");
        }
    }

    @Test
    void ofTheHubsOwnDatabase() throws IOException {
        Probes probes = probes("way: JMS", "bank-1", Optional.empty());
        assertThat(said(probes.run("database"))).isEqualTo("ok");
        assertThat(probes.run("recipient-nobody")).isEmpty();
    }

    private static String sftpEntry(int port, String user, String password, Path known) {
        return "way: SFTP\n    address: sftp://%s@127.0.0.1:%d/\n    secret: credentials:%s\n    knownHosts: %s\n    format: csv\n    charset: UTF-8"
                .formatted(user, port, password, known);
    }

    private String test(String entry) throws IOException {
        return said(probes(entry, "bank-1", Optional.empty()).run("recipient-bank-1"));
    }

    private String test(String entry, String id, ConnectionFactory broker) throws IOException {
        return said(probes(entry, id, Optional.of(broker)).run("recipient-" + id));
    }

    private Probes probes(String entry, String id, Optional<ConnectionFactory> broker) throws IOException {
        database.jdbc().sql("delete from recipient").update();
        Path agencies = Files.writeString(
                folder.resolve("agencies.yaml"),
                "feeds: []\nrecipients:\n  - id: %s\n    name: 银行\n    kind: bank\n    %s\n".formatted(id, entry));
        Registry registry = RegistryFixture.registry(database.jdbc(), agencies);
        return new Probes(
                registry,
                RegistryFixture.secrets(folder.resolve("credentials.yaml")),
                () -> broker,
                database.dataSource(),
                step -> new Thread(step).start());
    }

    private static String said(List<Finding> findings) {
        assertThat(findings).extracting(Finding::layer).containsExactly(Layer.values());
        assertThat(findings.toString()).doesNotContain(SECRET, SftpSandbox.PASSWORD);
        return findings.stream()
                .filter(finding -> finding.state() == State.FAILED)
                .map(finding -> finding.layer() + ": " + finding.words().en().replaceFirst(": have it.*", ""))
                .findFirst()
                .orElse("ok");
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
