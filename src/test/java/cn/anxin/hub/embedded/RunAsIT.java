package cn.anxin.hub.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunAsIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    @Test
    void theServersUserIsNeverRoot() {
        Command.Outcome outcome =
                RunAs.currentUser().command(Path.of("id"), List.of("-u")).run(LIMIT);
        assertThat(outcome.succeeded()).as(outcome.output()).isTrue();
        assertThat(outcome.output()).isNotEqualTo("0");
    }

    @Test
    void nobodyOwnsTheFolderWhereUserNamespacesAreForbidden(@TempDir Path folder) throws Exception {
        assumeThat(RunAs.currentUser().owner())
                .as("only root can become somebody else")
                .isZero();
        Path data = Files.createDirectory(folder.resolve("data"));
        Files.writeString(data.resolve("file"), "content");
        RunAs nobody = RunAs.nobody();

        nobody.own(data);

        assertThat(Files.getAttribute(data.resolve("file"), "unix:uid")).isEqualTo(nobody.owner());
        assertThat(nobody.command(Path.of("id"), List.of("-u")).run(LIMIT).output())
                .isEqualTo(String.valueOf(nobody.owner()));
    }
}
