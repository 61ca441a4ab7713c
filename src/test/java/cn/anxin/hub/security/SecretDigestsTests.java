package cn.anxin.hub.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SecretDigestsTests {

    private final SecretDigests secrets = new SecretDigests(Map.of("court", "c-token", "bank-1", "b-token"));

    @Test
    void aSecretIsItsOwnersAlone() {
        assertThat(secrets.matches("court", "c-token")).isTrue();
        assertThat(secrets.matches("court", "b-token")).isFalse();
        assertThat(secrets.matches("nobody", "c-token")).isFalse();
        assertThat(secrets.ownerOf("b-token")).contains("bank-1");
        assertThat(secrets.ownerOf("B-token")).isEmpty();
        assertThat(secrets.ownerOf("")).isEmpty();
    }
}
