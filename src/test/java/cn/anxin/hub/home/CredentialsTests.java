package cn.anxin.hub.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.anxin.hub.StartFault;
import cn.anxin.hub.home.Credentials.Door;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

class CredentialsTests {

    @TempDir
    private Path secrets;

    private Credentials credentials() {
        return Credentials.in(secrets, Optional.empty());
    }

    @Test
    void aSecretIsMadeOnceAndKept() {
        Credentials first = credentials();
        first.provide(List.of("court", "bank-1"));
        String token = first.secret(Door.TOKENS, "court");

        Credentials next = credentials();

        assertThat(next.secret(Door.TOKENS, "court")).isEqualTo(token).hasSize(32);
        assertThat(next.admin()).isEqualTo(first.admin()).hasSize(32);
        assertThat(next.secret(Door.SFTP, "court")).isNotEqualTo(token);
    }

    @Test
    void theFileIsItsOwnersAloneAndHasTheSectionsThatAreAgreed() throws IOException {
        credentials().provide(List.of("bank-1"));

        Path file = secrets.resolve("credentials.yaml");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        Map<String, Object> content = new Yaml().load(Files.readString(file));
        assertThat(content).containsOnlyKeys("admin", "tokens", "broker", "sftp");
        assertThat(content.get("broker").toString()).startsWith("{bank-1=");
    }

    @Test
    void aFileThatOthersCouldReadIsClosed() throws IOException {
        Path file = credentials().file();
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        credentials();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void theAdministratorsPasswordCanBeGivenAndLooksLikeANumberWithoutHarm() {
        Credentials.in(secrets, Optional.of("0123"));
        assertThat(credentials().admin()).isEqualTo("0123");
    }

    @Test
    void onlyTheRightSecretOpensADoorAndAskingMakesNone() {
        Credentials credentials = credentials();
        String secret = credentials.secret(Door.BROKER, "finance");
        assertThat(credentials.opens(Door.BROKER, "finance", secret)).isTrue();
        assertThat(credentials.opens(Door.BROKER, "finance", "guess")).isFalse();
        assertThat(credentials.opens(Door.SFTP, "finance", secret)).isFalse();
        assertThat(credentials.opens(Door.BROKER, "nobody", "")).isFalse();
        assertThat(credentials().opens(Door.BROKER, "nobody", "")).isFalse();
    }

    @Test
    void aFileThatMakesNoSenseEndsTheStartAndIsLeftAlone() throws IOException {
        Path file = secrets.resolve("credentials.yaml");
        for (String content : List.of("- list\n", "admin: [unclosed", "admn: x\n", "")) {
            Files.writeString(file, content);
            assertThatThrownBy(this::credentials)
                    .isInstanceOf(StartFault.class)
                    .hasMessageContaining("credentials.yaml");
            assertThat(file).hasContent(content);
        }
    }

    @Test
    void noSecretIsShownByAccident() {
        Credentials credentials = credentials();
        assertThat(credentials.toString()).doesNotContain(credentials.admin());
    }
}
