package cn.anxin.hub.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeedFileNameTests {

    @Test
    void knowsTypeDaySequenceAndKind() {
        assertThat(FeedFileName.parse("court", "criminal_case_20261122_001.jsonl"))
                .hasValueSatisfying(name -> {
                    assertThat(name.type().name()).isEqualTo("criminal_case");
                    assertThat(name.extension()).isEqualTo("jsonl");
                    assertThat(name.flag()).isEqualTo("criminal_case_20261122_001.jsonl.ok");
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../penalty_20261122_1.csv",
                "penalty_20261122_1.csv/x",
                "penalty_20261122_1.CSV",
                "penalty_20261122_1.csv ",
                "penalty_20261122_1.txt",
                "penalty_20261131_1.csv",
                "penalty_2026112_1.csv",
                "penalty_20261122_.csv",
                "penalty_20261122_a*b.csv",
                "penalty-20261122-1.csv",
                "criminal_case_20261122_1.csv",
                "处罚_20261122_1.csv",
                "",
            })
    void refusesEveryOtherForm(String name) {
        assertThat(FeedFileName.parse("emergency", name)).isEmpty();
    }

    @Test
    void ordersFilesAsTheAgencyNumberedThem() {
        List<String> sent = List.of(
                "penalty_20261121_10.csv",
                "hazard_20261122_1.csv",
                "penalty_20261122_2.csv",
                "penalty_20261122_010.csv");
        List<String> ordered = Stream.of(sent.get(3), sent.get(1), sent.get(0), sent.get(2))
                .map(name -> FeedFileName.parse("emergency", name))
                .flatMap(Optional::stream)
                .sorted()
                .map(FeedFileName::text)
                .toList();
        assertThat(ordered).isEqualTo(sent);
    }
}
