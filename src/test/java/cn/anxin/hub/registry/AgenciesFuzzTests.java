package cn.anxin.hub.registry;

import cn.anxin.hub.StartFault;
import cn.anxin.hub.fuzz.Fuzzing;
import cn.anxin.hub.fuzz.Refusals;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file of agencies is read whole or refused. */
class AgenciesFuzzTests {

    @TempDir
    private Path folder;

    @Test
    void agencies() throws Exception {
        Path file = folder.resolve("agencies.yaml");
        Fuzzing.feed("agencies", 10, List.of(Files.readAllBytes(Path.of("agencies.yaml"))), input -> {
            Files.write(file, input);
            try {
                AgenciesFile.read(file);
            } catch (StartFault fault) {
                Refusals.check(fault.reason());
            }
        });
    }
}
