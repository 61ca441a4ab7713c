package cn.anxin.hub.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.anxin.hub.crash.HubProcess;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/** What a hub has written into its log since a moment. */
record Words(HubProcess hub, int from) {

    private static final Pattern TROUBLE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d \\S+ (WARN|ERROR) .*");

    static Words since(HubProcess hub) {
        return new Words(hub, hub.log().length());
    }

    private List<String> lines() {
        return hub.log().substring(from).lines().toList();
    }

    List<String> with(String text) {
        return lines().stream().filter(line -> line.contains(text)).toList();
    }

    /** Few enterprises are one batch of one node: then the other one delivers. */
    List<String> work() {
        return lines().stream()
                .filter(line -> line.contains("Reviewed ") || line.contains("Delivered "))
                .toList();
    }

    /** One warning, one line at the end, no other trouble, and no trace. */
    void tellOfOneOutage(String lost, String back) {
        // A hub that has nothing to send looks again now and then only, and the other one may have sent everything.
        await("the hub to say that " + back)
                .atMost(Duration.ofSeconds(90))
                .until(() -> !with(back).isEmpty());
        assertThat(with(lost)).as("warnings in " + lines()).hasSize(1);
        assertThat(with(back)).as("recoveries in " + lines()).hasSize(1);
        tellOfNoTroubleBut(lost);
    }

    void tellOfNoTroubleBut(String... expected) {
        assertThat(lines()).as("traces").noneMatch(line -> line.startsWith("\tat ") || line.startsWith("Caused by:"));
        assertThat(lines().stream()
                        .filter(line -> TROUBLE.matcher(line).matches())
                        .filter(line -> List.of(expected).stream().noneMatch(line::contains)))
                .as("other trouble")
                .isEmpty();
    }
}
