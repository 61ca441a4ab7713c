package cn.anxin.hub.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class AuditEventTests {

    @Test
    void everyEventHasOneLineInTheDocumentAndTheDocumentHasNoOther() throws IOException {
        String document = Files.readString(Path.of("docs/audit.md"));
        List<String> documented = Pattern.compile("(?m)^\\| `([a-z.-]+)` \\|")
                .matcher(document)
                .results()
                .map((MatchResult line) -> line.group(1))
                .toList();

        assertThat(documented)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(AuditEvent.values()).map(AuditEvent::code).toList());
    }
}
