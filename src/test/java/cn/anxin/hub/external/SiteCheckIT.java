package cn.anxin.hub.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.anxin.hub.StartFault;
import cn.anxin.hub.registry.RegistryFixture;
import cn.anxin.hub.support.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class SiteCheckIT {

    @TempDir
    private Path folder;

    private final TestDatabase database = TestDatabase.fresh();
    private SiteCheck check;

    @BeforeEach
    void registry() throws IOException {
        Path agencies = Files.writeString(folder.resolve("agencies.yaml"), """
                feeds:
                  - id: court
                    name: 人民法院
                    way: SFTP
                    address: sftp://court@127.0.0.1
                    privateKey: %1$s/key
                    knownHosts: %1$s/known_hosts
                recipients:
                  - id: bank-1
                    name: 第一银行
                    kind: bank
                    way: SFTP
                    address: sftp://bank-1@127.0.0.1
                    secret: file:%1$s/password
                    knownHosts: %1$s/known_hosts
                """.formatted(folder));
        check = new SiteCheck(
                RegistryFixture.registry(database.jdbc(), agencies),
                RegistryFixture.secrets(folder.resolve("credentials.yaml")));
    }

    @AfterEach
    void end() {
        database.close();
    }

    @Test
    void everythingThatIsMissingIsNamedAtOnce() {
        assertThatThrownBy(check::check)
                .isInstanceOf(StartFault.class)
                .hasMessageContaining("privateKey of court")
                .hasMessageContaining("knownHosts of court")
                .hasMessageContaining(folder.resolve("key").toString())
                .hasMessageContaining("no secret at file:" + folder.resolve("password") + " for bank-1")
                .hasMessageContaining("找不到 bank-1 的密钥");
    }

    @Test
    void aKeyThatOthersMayReadIsAWarning(CapturedOutput output) throws IOException {
        Files.writeString(folder.resolve("known_hosts"), "");
        Files.writeString(folder.resolve("password"), "open sesame");
        Path key = Files.writeString(folder.resolve("key"), "");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r-----"));
        check.check();
        assertThat(output).contains("chmod 600", key.toString());
    }

    @Test
    void aKeyOfItsOwnersOnlyIsNone(CapturedOutput output) throws IOException {
        Files.writeString(folder.resolve("known_hosts"), "");
        Files.writeString(folder.resolve("password"), "open sesame");
        Files.setPosixFilePermissions(
                Files.writeString(folder.resolve("key"), ""), PosixFilePermissions.fromString("rw-------"));
        check.check();
        assertThat(output).doesNotContain("chmod");
    }
}
