package cn.anxin.hub.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cn.anxin.hub.support.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a recipient's own stock programs make of protected drops, by the commands of docs/exchange.md. */
class ProtectedDropIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private final TestDatabase database = TestDatabase.fresh();
    private final Issued issued = new Issued(database.jdbc());
    private SftpSandbox sftp;
    private Shell shell;
    private Path credentials;

    @BeforeEach
    void server() throws IOException {
        sftp = new SftpSandbox(folder);
        sftp.in("bank-1");
        shell = new Shell(folder);
        credentials = Files.writeString(
                folder.resolve("credentials.yaml"),
                "sftp:\n  all: " + SftpSandbox.PASSWORD + "\nkeys:\n  hub: a passphrase\n");
    }

    @AfterEach
    void end() throws IOException {
        sftp.close();
        database.close();
    }

    @Test
    void gpgDecryptsAndVerifiesAndAnotherKeyCountsAtOnce() throws Exception {
        assumeTrue(Shell.has("gpg"), "gpg is not installed: drops by OpenPGP are not opened");
        pgpKeys();
        issued.forEachEnterprise("bank-1", 1);
        try (Hub hub = Hub.dropping(database, agencies("pgp"), credentials, 5000)) {
            Path first = batch(hub, 3, 0, ".csv.pgp");
            String said = shell.run("gpg --homedir bank --batch --yes --output first.csv --decrypt " + first);
            assertThat(said).contains("Good signature from \"hub");
            assertThat(Files.readString(folder.resolve("first.csv")))
                    .startsWith("notice_id,")
                    .contains("䶮鑫铸造");

            shell.run("gpg --homedir next --batch --export next@example > bank.pub");
            issued.forEachEnterprise("bank-1", 2);
            Path second = batch(hub, 6, 2, ".csv.pgp");
            shell.run("gpg --homedir next --batch --yes --output second.csv --decrypt " + second);
            assertThat(Files.readString(folder.resolve("second.csv")).lines()).hasSize(4);
        } finally {
            shell.run("for each in bank hub next; do gpgconf --homedir $each --kill all; done");
        }
    }

    private void pgpKeys() throws IOException {
        shell.run("for each in bank hub next; do mkdir -m 700 $each; done");
        for (String owner : List.of("bank", "next")) {
            shell.run("gpg --homedir %s --batch --passphrase '' --quick-gen-key %s@example rsa2048 default never"
                    .formatted(owner, owner));
            shell.run("gpg --homedir %s --batch --passphrase '' --quick-add-key".formatted(owner)
                    + " $(gpg --homedir %s --list-keys --with-colons | awk -F: '/^fpr/ {print $10; exit}')"
                            .formatted(owner)
                    + " rsa2048 encr never");
        }
        shell.run("gpg --homedir hub --batch --pinentry-mode loopback --passphrase 'a passphrase'"
                + " --quick-gen-key hub@example ed25519 sign never");
        shell.run("gpg --homedir hub --batch --pinentry-mode loopback --passphrase 'a passphrase'"
                + " --armor --export-secret-keys hub@example > hub.key");
        shell.run("gpg --homedir bank --batch --armor --export bank@example > bank.pub");
        shell.run("gpg --homedir hub --batch --export hub@example | gpg --homedir bank --batch --import");
        shell.run("gpg --homedir hub --batch --export hub@example | gpg --homedir next --batch --import");
    }

    @Test
    void opensslDecryptsAndVerifiesByTheNationalAlgorithms() throws Exception {
        assumeTrue(Shell.has("openssl"), "openssl is not installed: drops by SM2 and SM4 are not opened");
        shell.run("openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:SM2 -out bank.key"
                + " && openssl pkey -in bank.key -pubout -out bank.pub");
        shell.run("openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:SM2 -aes-256-cbc"
                + " -pass 'pass:a passphrase' -out hub.key"
                + " && openssl pkey -in hub.key -passin 'pass:a passphrase' -pubout -out hub.pem");
        issued.forEachEnterprise("bank-1", 1);
        try (Hub hub = Hub.dropping(database, agencies("sm"), credentials, 5000)) {
            Path batch = batch(hub, 3, 0, ".csv.sm");
            Zip.extract(batch, folder);
            shell.run("openssl pkeyutl -decrypt -inkey bank.key -in key.sm2 -out key");
            byte[] key = Files.readAllBytes(folder.resolve("key"));
            shell.run("openssl enc -d -sm4-cbc -K %s -iv %s -in content.sm4 -out batch.csv"
                    .formatted(
                            HexFormat.of().formatHex(key, 0, 16), HexFormat.of().formatHex(key, 16, 32)));
            assertThat(Files.readString(folder.resolve("batch.csv")))
                    .startsWith("notice_id,")
                    .contains("䶮鑫铸造");
            assertThat(shell.run("openssl pkeyutl -verify -pubin -inkey hub.pem -rawin -digest sm3"
                            + " -pkeyopt distid:1234567812345678 -in batch.csv -sigfile signature.sm2"))
                    .contains("Signature Verified Successfully");
        }
    }

    @Test
    void aKeyThatCannotBeUsedIsToldAndTheNumberIsNotUsedUp() throws Exception {
        Files.writeString(folder.resolve("bank.pub"), "no key at all");
        Files.writeString(folder.resolve("hub.key"), "nor this");
        issued.forEachEnterprise("bank-1", 1);
        try (Hub hub = Hub.dropping(database, agencies("sm"), credentials, 5000)) {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(
                                    hub.channels.all().get(0).lastError().orElse(""))
                            .contains("encryptTo is neither a public key nor a certificate")
                            .contains("bank.pub"));
            assertThat(hub.channels.all().get(0).lastBatch()).isZero();
            assertThat(sftp.files("bank-1")).isEmpty();
        }
    }

    /** The file that lies there once so many notices are delivered; its flag says what it is. */
    private Path batch(Hub hub, long delivered, int index, String ending) throws IOException {
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(hub.deliveries.balance().get(0).delivered()).isEqualTo(delivered));
        String name = sftp.files("bank-1").get(index);
        assertThat(name).endsWith(ending);
        Path file = sftp.in("bank-1").resolve(name);
        assertThat(sftp.in("bank-1").resolve(name + ".ok"))
                .hasContent("rows=3\nsha256=" + DropFile.sha256(Files.readAllBytes(file)) + "\n");
        return Files.copy(file, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }

    private Path agencies(String protect) throws IOException {
        return Files.writeString(
                folder.resolve("agencies.yaml"),
                """
                feeds: []
                recipients:
                  - id: bank-1
                    name: 银行
                    kind: bank
                    way: SFTP
                    address: sftp://bank-1@127.0.0.1:%d
                    secret: credentials:sftp.all
                    knownHosts: %s
                    protect: %s
                    encryptTo: %s
                    signWith: %s
                    signPassphrase: credentials:keys.hub
                """.formatted(
                        sftp.port(), sftp.knownHosts(), protect, folder.resolve("bank.pub"), folder.resolve("hub.key")),
                StandardCharsets.UTF_8);
    }
}
