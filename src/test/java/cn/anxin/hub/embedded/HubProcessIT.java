package cn.anxin.hub.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/** The hub as a process: what it says when it cannot start, and how it stops. */
class HubProcessIT {

    private static final Path PROJECT = Path.of("").toAbsolutePath();

    @TempDir
    private Path folder;

    private Map<String, String> variables(String... more) {
        Map<String, String> variables = new HashMap<>(Map.of(
                "ANXIN_HOME", folder.resolve("home").toString(),
                "SERVER_PORT", "0",
                "ANXIN_SFTP_PORT", "0",
                "ANXIN_BROKER_PORT", "0"));
        for (int i = 0; i < more.length; i += 2) {
            variables.put(more[i], more[i + 1]);
        }
        return variables;
    }

    /** Its one line, after it has ended with code 1 and said nothing else that frightens. */
    private String refusal(Path directory, Map<String, String> variables) throws Exception {
        try (ChildJvm hub = ChildJvm.hub(directory, variables)) {
            List<String> lines = hub.rest();
            assertThat(hub.process().waitFor()).as(String.join("\n", lines)).isEqualTo(1);
            List<String> errors =
                    lines.stream().filter(line -> line.contains(" ERROR ")).toList();
            assertThat(errors).as(String.join("\n", lines)).hasSize(1);
            assertThat(lines).noneMatch(line -> line.startsWith("\tat ") || line.contains("Exception"));
            return errors.get(0);
        }
    }

    @Test
    void aSettingThatIsNotKnownIsNamed() throws Exception {
        assertThat(refusal(PROJECT, variables("ANXIN_SFTP_PROT", "22")))
                .contains("ANXIN_SFTP_PROT")
                .contains("无法启动");
        assertThat(folder.resolve("home")).doesNotExist();
    }

    @Test
    void aValueThatIsNoneIsNamed() throws Exception {
        assertThat(refusal(PROJECT, variables("ANXIN_SAMPLE", "perhaps"))).contains("anxin.sample");
        assertThat(refusal(PROJECT, variables("ANXIN_BROKER_PORT", "many"))).contains("anxin.broker-port");
    }

    @Test
    void anotherWorkingDirectoryIsTold() throws Exception {
        assertThat(refusal(folder, variables())).contains("routes/").contains(folder.toString());
    }

    @Test
    void theProfileExternalNamesWhatItMisses() throws Exception {
        assertThat(refusal(PROJECT, variables("SPRING_PROFILES_ACTIVE", "external", "SPRING_ARTEMIS_USER", "hub")))
                .contains("SPRING_DATASOURCE_URL", "SPRING_ARTEMIS_BROKER_URL", "ANXIN_AGENCIES")
                .doesNotContain("SPRING_ARTEMIS_USER");
    }

    @Test
    void aFolderThatCannotBeWrittenIsNamed() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "in the way");
        assertThat(refusal(PROJECT, variables("ANXIN_HOME", file.resolve("home").toString())))
                .contains(file.toString())
                .contains("ANXIN_HOME");
    }

    @Test
    void aPortThatIsTakenIsNamedWithItsVariable() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = String.valueOf(taken.getLocalPort());
            for (String variable :
                    List.of("SERVER_PORT", "ANXIN_MANAGEMENT_PORT", "ANXIN_SFTP_PORT", "ANXIN_BROKER_PORT")) {
                assertThat(refusal(PROJECT, variables(variable, port)))
                        .contains(variable)
                        .contains(port);
            }
        }
    }

    @Test
    void aClockThatIsNoTimeIsRefused() throws Exception {
        assertThat(refusal(PROJECT, variables("ANXIN_CLOCK", "tomorrow")))
                .contains("ANXIN_CLOCK")
                .contains("tomorrow");
    }

    @Test
    void runsUntilItIsToldToStopAndHoldsItsHomeMeanwhile() throws Exception {
        try (ChildJvm hub = ChildJvm.hub(PROJECT, variables())) {
            hub.await("The hub is ready");
            Map<String, Integer> ports = ports();
            assertThat(ports).containsOnlyKeys("http", "management", "sftp", "broker", "database");
            assertThat(refusal(PROJECT, variables()))
                    .contains(folder.resolve("home").toString())
                    .contains(String.valueOf(hub.process().pid()));

            hub.process().toHandle().destroy();

            assertThat(hub.process().waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(hub.rest()).noneMatch(line -> line.contains(" ERROR ") || line.startsWith("\tat "));
            assertThat(folder.resolve("home/endpoints.yaml")).doesNotExist();
            assertThat(folder.resolve("home/postgres/data/postmaster.pid")).doesNotExist();
        }
    }

    private Map<String, Integer> ports() throws IOException {
        Path file = folder.resolve("home/endpoints.yaml");
        await().atMost(120, TimeUnit.SECONDS).until(() -> Files.exists(file));
        return new Yaml().load(Files.readString(file));
    }
}
