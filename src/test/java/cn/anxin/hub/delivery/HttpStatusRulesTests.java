package cn.anxin.hub.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anxin.hub.delivery.Answer.Later;
import cn.anxin.hub.delivery.Answer.Refused;
import cn.anxin.hub.delivery.Answer.Taken;
import cn.anxin.hub.ledger.Deliveries.Due;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpStatusRulesTests {

    private static final Instant NOW = Instant.parse("2026-11-22T00:00:00Z");

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 204, 299, 409})
    void whatIsThereIsTaken(int status) {
        assertThat(read(status, "")).isInstanceOf(Taken.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 405, 410, 413, 415, 422, 451})
    void whatIsRefusedForGoodIsDead(int status) {
        assertThat(read(status, "")).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.code()).isEqualTo("HTTP_" + status);
            assertThat(refused.cause()).isEqualTo("HTTP " + status + ": said");
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 100, 301, 307, 401, 403, 407, 408, 425, 429, 500, 502, 503, 504, 599, 999})
    void whatMayPassIsRetried(int status) {
        assertThat(read(status, "")).isInstanceOf(Later.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"120|120", "Sun, 22 Nov 2026 00:05:00 GMT|300", "86400|3600", "0|0"})
    void aPauseIsInSecondsOrUntilATimeAndAnHourAtMost(String header, long seconds) {
        assertThat(HttpStatusRules.pause(header, NOW)).contains(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-5", "Sun, 22 Nov 2020 00:05:00 GMT", "99999999999999"})
    void whatIsNoPauseIsNotHeeded(String header) {
        assertThat(HttpStatusRules.pause(header, NOW)).isEmpty();
    }

    @Test
    void aPauseIsHeededWhereItWasAskedFor() {
        assertThat(read(503, "7"))
                .isInstanceOfSatisfying(
                        Later.class, later -> assertThat(later.pause()).contains(Duration.ofSeconds(7)));
    }

    private static Answer read(int status, String retryAfter) {
        Due due = new Due(UUID.randomUUID(), 0, Issued.ENTERPRISES.get(0), 1, "START", "{}");
        return HttpStatusRules.read(due, status, "said", retryAfter, NOW);
    }
}
