package cn.anxin.hub.policy;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anxin.hub.fuzz.Fuzzing;
import cn.anxin.hub.fuzz.Refusals;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A policy is read whole or refused with its line. */
class PolicyFuzzTests {

    private static final Path FOLDER = Path.of("policies/wuxi-safety-credit");

    @Test
    void policies() throws Exception {
        Path file = FOLDER.resolve("1.yaml");
        Fuzzing.feed("policy", 2, List.of(Files.readAllBytes(file)), input -> {
            try {
                new PolicyReader(Yaml.read(file, input)).read("");
            } catch (PolicyFault fault) {
                refused(fault);
            }
        });
    }

    @Test
    void examples() throws Exception {
        Path file = FOLDER.resolve("cases.yaml");
        Fuzzing.feed("examples", 2, List.of(Files.readAllBytes(file)), input -> {
            try {
                ExampleReader.read(Yaml.read(file, input));
            } catch (PolicyFault fault) {
                refused(fault);
            }
        });
    }

    private static void refused(PolicyFault fault) {
        Refusals.check(fault.reason());
        assertThat(fault.line()).isNotNegative();
    }
}
