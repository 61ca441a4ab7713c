package cn.anxin.hub.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.anxin.hub.delivery.ResendDesk.Answer;
import cn.anxin.hub.delivery.Stumble.When;
import cn.anxin.hub.support.TestDatabase;
import com.jcraft.jsch.KeyPair;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SftpDropIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private final TestDatabase database = TestDatabase.fresh();
    private final Issued issued = new Issued(database.jdbc());
    private SftpSandbox sftp;
    private Path agencies;
    private Path credentials;

    @BeforeEach
    void recipients() throws IOException {
        sftp = new SftpSandbox(folder);
        sftp.in("bank-1");
        sftp.in("bank-2");
        credentials = Files.writeString(folder.resolve("credentials.yaml"), "sftp:\n  all: " + SftpSandbox.PASSWORD);
        String entry = """
                  - id: bank-%d
                    name: 银行
                    kind: bank
                    way: SFTP
                    address: sftp://bank-%d@127.0.0.1:%d
                    secret: credentials:sftp.all
                    knownHosts: %s
                    charset: %s
                """;
        agencies = Files.writeString(
                folder.resolve("agencies.yaml"),
                "feeds: []\nrecipients:\n"
                        + entry.formatted(1, 1, sftp.port(), sftp.knownHosts(), "UTF-8")
                        + entry.formatted(2, 2, sftp.port(), sftp.knownHosts(), "GB18030"));
    }

    @AfterEach
    void end() throws IOException {
        sftp.close();
        database.close();
    }

    @Test
    void dropsABatchThenItsFlag() throws Exception {
        issued.forEachEnterprise("bank-1", 1);
        try (Hub hub = hub(5000)) {
            awaitDelivered(hub, "bank-1", 3);

            List<String> files = sftp.files("bank-1");
            assertThat(files).hasSize(2);
            assertThat(files.get(0)).matches("ANXIN_bank-1_\\d{8}_00001\\.csv");
            assertThat(files.get(1)).isEqualTo(files.get(0) + ".ok");
            byte[] content = Files.readAllBytes(sftp.in("bank-1").resolve(files.get(0)));
            assertThat(new String(content, StandardCharsets.UTF_8))
                    .startsWith("notice_id,notice_no,sequence")
                    .contains("7(3)", "䶮");
            assertThat(sftp.in("bank-1").resolve(files.get(1)))
                    .hasContent("rows=3\nsha256=" + DropFile.sha256(content) + "\n");
        }
    }

    @Test
    void writesGb18030ByChoice() throws Exception {
        issued.forEachEnterprise("bank-2", 1);
        try (Hub hub = hub(5000)) {
            awaitDelivered(hub, "bank-2", 3);

            byte[] content = Files.readAllBytes(
                    sftp.in("bank-2").resolve(sftp.files("bank-2").get(0)));
            assertThat(new String(content, java.nio.charset.Charset.forName("GB18030")))
                    .contains("䶮鑫铸造");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "open, AFTER",
        "data, BEFORE",
        "data, AFTER",
        "flag, BEFORE",
        "flag, AFTER",
        "mark, BEFORE",
        "mark, AFTER",
    })
    void whateverStepDiesANumberMeansTheSameFile(String step, When when) throws Exception {
        issued.forEachEnterprise("bank-1", 1);
        Stumble stumble = new Stumble();
        stumble.at(step, when, exchange -> exchange.getVariable("batch") != null);
        try (Hub hub = Hub.dropping(database, agencies, credentials, 3, stumble)) {
            await().atMost(PATIENCE).until(stumble::happened);
            byte[] first = firstBatch();
            issued.forEachEnterprise("bank-1", 2);
            awaitDelivered(hub, "bank-1", 6);

            List<String> files = sftp.files("bank-1");
            assertThat(files).hasSize(4);
            assertThat(files.get(0)).endsWith("_00001.csv");
            assertThat(files.get(2)).endsWith("_00002.csv");
            assertThat(sftp.in("bank-1").resolve(files.get(0))).hasBinaryContent(first);
            assertThat(database.jdbc()
                            .sql("select count(*) from drop_batch where delivered_at is null")
                            .query(Long.class)
                            .single())
                    .isZero();
        }
    }

    private byte[] firstBatch() {
        return database.jdbc()
                .sql("select content from drop_batch where number = 1")
                .query((row, i) -> row.getBytes(1))
                .single();
    }

    @Test
    void anUnfinishedUploadOfADeadProcessIsWrittenOver() throws Exception {
        String name = DropFile.name("bank-1", LocalDate.now(Hub.CLOCK), 1, "csv");
        Files.writeString(sftp.in("bank-1").resolve(".anxin-test-" + name), "half a fi");
        issued.forEachEnterprise("bank-1", 1);
        try (Hub hub = hub(5000)) {
            awaitDelivered(hub, "bank-1", 3);

            assertThat(sftp.in("bank-1").resolve(sftp.files("bank-1").get(0))).hasBinaryContent(firstBatch());
        }
    }

    @Test
    void anotherFileUnderTheNumberStopsTheRecipientAndIsLeftAlone() throws Exception {
        Path other = sftp.in("bank-1").resolve(DropFile.name("bank-1", LocalDate.now(Hub.CLOCK), 1, "csv"));
        Files.writeString(other, "of a ledger whose end was lost");
        issued.forEachEnterprise("bank-1", 1);
        try (Hub hub = hub(5000)) {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(hub.channels.all().get(0).lastError())
                            .hasValueSatisfying(error -> assertThat(error).contains("operations.md")));

            assertThat(other).hasContent("of a ledger whose end was lost");
            assertThat(sftp.files("bank-1")).hasSize(1);
            Files.delete(other);
            awaitDelivered(hub, "bank-1", 3);
        }
    }

    @Test
    void aServerThatGoesAwayDelaysNothingElseAndLosesNothing() throws Exception {
        int port = sftp.port();
        try (Hub hub = hub(5000)) {
            sftp.goAway();
            issued.forEachEnterprise("bank-1", 1);
            await().atMost(PATIENCE)
                    .until(() -> hub.channels.all().get(0).lastError().isPresent());
            assertThat(sftp.files("bank-1")).isEmpty();

            sftp.comeBack(port);
            awaitDelivered(hub, "bank-1", 3);
            await().atMost(PATIENCE)
                    .until(() -> hub.channels.all().get(0).lastError().isEmpty());
        }
    }

    @Test
    void aServerWithAnotherKeyGetsNothing() throws Exception {
        Files.delete(folder.resolve("host-key"));
        int port = sftp.port();
        sftp.close();
        sftp = new SftpSandbox(folder);
        sftp.close();
        sftp.comeBack(port);
        issued.forEachEnterprise("bank-1", 1);
        try (Hub hub = hub(5000)) {
            await().atMost(PATIENCE)
                    .until(() -> hub.channels.all().get(0).lastError().isPresent());

            assertThat(hub.channels.all().get(0).lastError().orElseThrow())
                    .contains(
                            "主机密钥",
                            "host key",
                            folder.resolve("sftp/known_hosts").toString());
            assertThat(sftp.files("bank-1")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {KeyPair.RSA, KeyPair.ECDSA})
    void logsInWithAKeyAndSaysWhichOneIsRefused(int type) throws Exception {
        Path key = sftp.newKey("key", type, "one phrase");
        Files.writeString(folder.resolve("phrase"), "one phrase\n");
        Files.writeString(
                agencies,
                Files.readString(agencies)
                        .replace(
                                "secret: credentials:sftp.all",
                                "privateKey: " + key + "\n    passphrase: file:" + folder.resolve("phrase")));
        issued.forEachEnterprise("bank-1", 1);
        try (Hub hub = hub(5000)) {
            awaitDelivered(hub, "bank-1", 3);

            sftp.newKey("another", type, "");
            issued.forEachEnterprise("bank-1", 2);
            await().atMost(PATIENCE)
                    .until(() -> hub.channels.all().get(0).lastError().isPresent());
            assertThat(hub.channels.all().get(0).lastError().orElseThrow())
                    .contains("不接受私钥", "does not take the key", key.toString())
                    .doesNotContain("one phrase");

            sftp.newKey("key", type, "one phrase");
            awaitDelivered(hub, "bank-1", 6);
        }
    }

    @Test
    void anyBatchIsSentAgainOnRequest() throws Exception {
        issued.forEachEnterprise("bank-1", 1);
        try (Hub hub = hub(5000)) {
            awaitDelivered(hub, "bank-1", 3);
            Path file = sftp.in("bank-1").resolve(sftp.files("bank-1").get(0));
            Path flag = sftp.in("bank-1").resolve(sftp.files("bank-1").get(1));
            Files.writeString(file, "spoilt");
            Files.delete(flag);

            assertThat(hub.resends.batch("bank-1", 1, "operator", "spoilt there"))
                    .isEqualTo(Answer.DONE);
            assertThat(hub.resends.batch("bank-1", 2, "operator", "no such batch"))
                    .isEqualTo(Answer.UNKNOWN);

            await().atMost(PATIENCE).until(() -> Files.exists(flag));
            assertThat(file).hasBinaryContent(firstBatch());
            assertThat(sftp.files("bank-1")).hasSize(2);
        }
    }

    @Test
    void aPausedRecipientLosesNothing() throws Exception {
        try (Hub hub = hub(5000)) {
            hub.channels.pause("bank-1", true);
            issued.forEachEnterprise("bank-1", 1);
            issued.forEachEnterprise("bank-2", 1);
            awaitDelivered(hub, "bank-2", 3);
            assertThat(sftp.files("bank-1")).isEmpty();

            hub.channels.pause("bank-1", false);
            awaitDelivered(hub, "bank-1", 3);
        }
    }

    private Hub hub(int rows) throws Exception {
        return Hub.dropping(database, agencies, credentials, rows);
    }

    private static void awaitDelivered(Hub hub, String recipient, long count) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(hub.deliveries.balance())
                        .filteredOn(balance -> balance.recipient().equals(recipient))
                        .singleElement()
                        .satisfies(balance -> assertThat(balance.delivered()).isEqualTo(count))
                        .satisfies(balance -> assertThat(balance.due()).isEqualTo(count)));
    }
}
