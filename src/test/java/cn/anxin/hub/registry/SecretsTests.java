package cn.anxin.hub.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTests {

    @TempDir
    Path folder;

    private Secrets secrets;

    @BeforeEach
    void credentials() throws IOException {
        Path file = Files.writeString(folder.resolve("credentials.yaml"), "sftp:\n  bank-1: 'open sesame'\n");
        secrets = new Secrets(file);
    }

    @Test
    void findsACredentialByItsPath() {
        assertThat(secrets.find("credentials:sftp.bank-1")).isEqualTo("open sesame");
    }

    @Test
    void findsTheFirstLineOfAFile() throws IOException {
        Path file = Files.writeString(folder.resolve("secret"), "swordfish\n");

        assertThat(secrets.find("file:" + file)).isEqualTo("swordfish");
    }

    @Test
    void namesTheReferenceOfAMissingOne() {
        assertThatThrownBy(() -> secrets.find("credentials:sftp.bank-9")).hasMessageContaining("sftp.bank-9");
        assertThatThrownBy(() -> secrets.find("env:NO_SUCH_VARIABLE")).hasMessageContaining("NO_SUCH_VARIABLE");
        assertThatThrownBy(() -> secrets.find("nothing")).hasMessageContaining("nothing");
    }
}
