package cn.anxin.hub.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Prometheus' own checks, where the machine has them. */
final class Promtool {

    private Promtool() {}

    /** Succeeds, or fails the test with what was said; without promtool the test is passed over, and says so. */
    static void succeeds(String... arguments) throws Exception {
        assumeTrue(
                isThere(),
                "promtool is not installed (Debian: apt-get install prometheus); its checks are passed over");
        Process process = start(arguments, Path.of("/dev/null"));
        String said = said(process);
        assertThat(process.waitFor()).as(said).isZero();
    }

    /** What it has to remark on a scrape, a line each. */
    static List<String> remarksOn(Path scrape) throws Exception {
        assumeTrue(
                isThere(),
                "promtool is not installed (Debian: apt-get install prometheus); its checks are passed over");
        Process process = start(new String[] {"check", "metrics"}, scrape);
        List<String> remarks = said(process).lines().toList();
        // 3 where there are remarks; 1 where it cannot be read at all.
        assertThat(process.waitFor()).as(String.join("\n", remarks)).isNotEqualTo(1);
        return remarks;
    }

    private static Process start(String[] arguments, Path input) throws IOException {
        List<String> command = new ArrayList<>(List.of("promtool"));
        command.addAll(Arrays.asList(arguments));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(input.toFile())
                .start();
    }

    private static String said(Process process) throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static boolean isThere() {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "promtool")));
    }
}
