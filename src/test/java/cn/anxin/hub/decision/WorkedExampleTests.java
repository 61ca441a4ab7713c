package cn.anxin.hub.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.anxin.hub.policy.Example;
import cn.anxin.hub.policy.PolicyFault;
import cn.anxin.hub.policy.PolicyFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class WorkedExampleTests {

    @TestFactory
    Stream<DynamicTest> everyExampleComesOutAsItSays() {
        return PolicyFiles.examples(Wuxi.POLICIES).stream()
                .map(example -> DynamicTest.dynamicTest(
                        example.name(), () -> WorkedExamples.check(Wuxi.DECISION, List.of(example))));
    }

    @Test
    void everyKindOfExpectationIsUsed() {
        assertThat(PolicyFiles.examples(Wuxi.POLICIES).stream()
                        .flatMap(example -> example.expectations().stream())
                        .map(Example.Expectation::what)
                        .distinct())
                .containsExactlyInAnyOrder(Example.What.values());
    }

    @Test
    void anExampleThatComesOutOtherwiseEndsTheStart(@TempDir Path folder) throws IOException {
        Path cases = ChangedPolicy.copy(folder).resolve("cases.yaml");
        Files.writeString(
                cases,
                Files.readString(cases).replace("[7(8) 2025-03-03..2028-03-03]", "[7(8) 2025-03-03..2028-03-04]"));
        assertThatThrownBy(() -> Decision.load(folder)).isInstanceOfSatisfying(PolicyFault.class, fault -> {
            assertThat(fault.file()).endsWith("cases.yaml");
            assertThat(fault.line()).isPositive();
            assertThat(fault.reason().en())
                    .contains("expected [7(8) 2025-03-03..2028-03-04], got [7(8) 2025-03-03..2028-03-03]");
            assertThat(fault.reason().zh()).contains("预期");
        });
    }

    @Test
    void anExampleOfADayBeforeThePolicyEndsTheStart(@TempDir Path folder) throws IOException {
        Path cases = ChangedPolicy.copy(folder).resolve("cases.yaml");
        Files.writeString(cases, Files.readString(cases).replaceFirst("on: 2025-06-30", "on: 2020-12-31"));
        assertThatThrownBy(() -> Decision.load(folder))
                .isInstanceOf(PolicyFault.class)
                .hasMessageContaining("before the policy is in force");
    }
}
