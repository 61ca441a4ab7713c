package cn.anxin.hub.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpectationTests {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    @ParameterizedTest
    @CsvSource({
        "PT24H, 2026-11-22T01:00:00Z, 2026-11-23T01:00:00Z",
        "daily 06:00, 2026-11-21T21:59:59Z, 2026-11-22T22:00:00Z",
        "daily 06:00, 2026-11-21T22:00:00Z, 2026-11-22T22:00:00Z",
        "daily 06:00, 2026-11-21T22:00:01Z, 2026-11-23T22:00:00Z",
    })
    void saysByWhenTheNextIsDue(String text, Instant last, Instant due) {
        assertThat(Expectation.parse(text).orElseThrow().due(last, ZONE)).isEqualTo(due);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "24h", "PT10S", "-PT24H", "daily", "daily 25:00", "weekly 06:00"})
    void isNothingElse(String text) {
        assertThat(Expectation.parse(text)).isEmpty();
    }
}
