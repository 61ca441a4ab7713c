package cn.anxin.hub.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.anxin.hub.StartFault;
import cn.anxin.hub.home.Credentials.Door;
import cn.anxin.hub.support.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedCredentialsIT {

    private static final List<String> IDS = List.of("court", "bank-1");

    @TempDir
    private Path folder;

    private final TestDatabase database = TestDatabase.fresh();

    @AfterEach
    void end() {
        database.close();
    }

    /** A node with a home of its own, as its start leaves it. */
    private Credentials node(String home, String databasePassword, Optional<String> admin) throws IOException {
        Credentials credentials = Credentials.in(Files.createDirectories(folder.resolve(home)), admin);
        new SharedCredentials(database.jdbc(), database.transactions(), databasePassword).share(credentials, IDS);
        return credentials;
    }

    private Credentials node(String home) throws IOException {
        return node(home, "first", Optional.empty());
    }

    @Test
    void nodesWithHomesOfTheirOwnTakeTheSamePasswordAndTokens() throws IOException {
        Credentials one = node("one");
        Credentials two = node("two");

        assertThat(two.shared()).isEqualTo(one.shared()).containsOnlyKeys("admin", "tokens.bank-1", "tokens.court");
        assertThat(Files.readString(two.file()))
                .contains(one.admin(), one.secret(Door.TOKENS, "court"), one.secret(Door.TOKENS, "bank-1"));
        assertThat(node("one").shared()).isEqualTo(one.shared());
    }

    @Test
    void aPasswordThatIsGivenIsEveryNodes() throws IOException {
        node("one");
        node("two", "first", Optional.of("chosen"));

        assertThat(node("one").admin()).isEqualTo("chosen");
    }

    @Test
    void whatLiesInTheDatabaseShowsNoneOfThem() throws IOException {
        Credentials one = node("one");

        String row = database.jdbc()
                .sql("select shared_credential::text from shared_credential")
                .query(String.class)
                .single();
        assertThat(one.shared().values()).noneMatch(row::contains);
    }

    @Test
    void afterTheDatabasePasswordHasChangedANodeThatKnowsThemSealsThemAgain() throws IOException {
        Credentials one = node("one");
        assertThatThrownBy(() -> node("new", "second", Optional.empty()))
                .isInstanceOf(StartFault.class)
                .hasMessageContaining("credentials.yaml")
                .hasMessageContaining("shared_credential");

        assertThat(node("one", "second", Optional.empty()).shared()).isEqualTo(one.shared());
        assertThat(node("new", "second", Optional.empty()).shared()).isEqualTo(one.shared());
    }

    @Test
    void aTokenIsRenewedByEmptyingTheTable() throws IOException {
        Credentials one = node("one");
        node("two");
        database.jdbc().sql("delete from shared_credential").update();
        String kept = Files.readString(one.file());
        String token = one.secret(Door.TOKENS, "court");
        Files.writeString(one.file(), kept.replace("  court: " + token + "\n", ""));

        Credentials renewed = node("one");

        assertThat(renewed.secret(Door.TOKENS, "court")).isNotEqualTo(token);
        assertThat(renewed.secret(Door.TOKENS, "bank-1")).isEqualTo(one.secret(Door.TOKENS, "bank-1"));
        assertThat(node("two").shared()).isEqualTo(renewed.shared());
    }
}
