package cn.anxin.hub.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PointInTimeTests {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    @Test
    void timesAreReadWithAnOffsetAndWithoutOne() {
        Instant at = Instant.parse("2026-11-22T00:00:00Z");

        assertThat(PointInTime.read("2026-11-22T08:00:00", ZONE)).contains(at);
        assertThat(PointInTime.read("2026-11-22T08:00:00 08:00", ZONE))
                .as("a plus that became a blank")
                .contains(at);
        assertThat(PointInTime.read(" 2026-11-22 08:00:00+08:00 ", ZONE)).contains(at);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "2026-11-22",
                "2026-02-30T00:00:00",
                "+999999999-12-31T23:59:59.999999999Z",
                "-999999999-01-01T00:00:00Z",
                "+10000-01-01T00:00:00Z",
                "0000-12-31T00:00:00Z"
            })
    void whatIsNoTimeOfFourDigitYearsIsNone(String text) {
        assertThat(PointInTime.read(text, ZONE)).isEmpty();
    }
}
