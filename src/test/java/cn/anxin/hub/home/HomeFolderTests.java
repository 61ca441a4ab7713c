package cn.anxin.hub.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.anxin.hub.StartFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeFolderTests {

    @TempDir
    private Path folder;

    @Test
    void makesTheFoldersOfTheHubAndClosesTheSecrets() throws IOException {
        Path path = folder.resolve("new/home with blanks");
        try (HomeFolder home = HomeFolder.take(path)) {
            assertThat(home.postgres()).isDirectory();
            assertThat(home.broker()).isDirectory();
            assertThat(home.sandbox()).isEqualTo(path.resolve("sandbox/sftp")).isDirectory();
            assertThat(path.resolve("spool")).isDirectory();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.secrets())))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void isHeldByOneAtATime() throws IOException {
        try (HomeFolder held = HomeFolder.take(folder)) {
            assertThatThrownBy(() -> HomeFolder.take(folder))
                    .isInstanceOf(StartFault.class)
                    .hasMessageContaining(held.path().toString())
                    .hasMessageContaining("ANXIN_HOME")
                    .hasMessageContaining(String.valueOf(ProcessHandle.current().pid()));
        }
        HomeFolder.take(folder).close();
    }

    @Test
    void aFolderThatCannotBeMadeEndsTheStartWithTheRemedy() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "in the way");
        assertThatThrownBy(() -> HomeFolder.take(file.resolve("home")))
                .isInstanceOf(StartFault.class)
                .hasMessageContaining("ANXIN_HOME");
    }
}
