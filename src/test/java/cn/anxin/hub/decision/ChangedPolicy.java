package cn.anxin.hub.decision;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anxin.hub.policy.PolicyFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The project's policy with something in its file changed, as a lawyer would change it. */
final class ChangedPolicy {

    private ChangedPolicy() {}

    /** Copies the project's policy, and answers the copy's own folder. */
    static Path copy(Path folder) throws IOException {
        Path policy = Files.createDirectories(folder.resolve("wuxi-safety-credit"));
        for (String file : new String[] {"1.yaml", "cases.yaml"}) {
            Files.copy(Wuxi.POLICIES.resolve("wuxi-safety-credit").resolve(file), policy.resolve(file));
        }
        return policy;
    }

    /** The decision after {@code before} has become {@code after} in the policy's file. */
    static Decision with(Path folder, String before, String after) throws IOException {
        Path file = copy(folder).resolve("1.yaml");
        String text = Files.readString(file);
        assertThat(text).contains(before);
        Files.writeString(file, text.replace(before, after));
        return new Decision(PolicyFiles.load(folder));
    }
}
