package cn.anxin.hub.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.anxin.hub.StartFault;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HubClockTests {

    private static final Instant NOW = Instant.parse("2026-11-22T01:02:03.123456Z");

    private final AtomicReference<Instant> machine = new AtomicReference<>(NOW);
    private final InstantSource source = machine::get;

    private HubClock start(String wanted) {
        return HubClock.start(source, wanted, Optional.empty());
    }

    private void pass(Duration time) {
        machine.updateAndGet(now -> now.plus(time));
    }

    @Test
    void showsTheMachinesTimeWhereNothingElseIsSaid() {
        HubClock clock = start("");
        pass(Duration.ofHours(20));
        assertThat(clock.instant()).isEqualTo(NOW.plus(Duration.ofHours(20)));
        assertThat(clock.isSet()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "2027-01-01T08:00:00+08:00, 2027-01-01T00:00:00Z",
        "2027-01-01T08:00:00Z,      2027-01-01T08:00:00Z",
        "2027-01-01T08:00:00,       2027-01-01T00:00:00Z",
        "2027-01-01T08:00,          2027-01-01T00:00:00Z",
        "2027-01-01,                2026-12-31T16:00:00Z",
        "2020-02-29,                2020-02-28T16:00:00Z"
    })
    void startsWhereItIsSetAndRunsOn(String wanted, Instant start) {
        HubClock clock = start(wanted);
        assertThat(clock.instant()).isEqualTo(start);
        pass(Duration.ofMinutes(7));
        assertThat(clock.instant()).isEqualTo(start.plus(Duration.ofMinutes(7)));
        assertThat(clock.isSet()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tomorrow", "2027-13-01", "2027-02-30", "01.01.2027", "2027-01-01T25:00", "1767225600"})
    void whatIsNoTimeIsRefusedWithTheFormsThatAre(String wanted) {
        assertThatThrownBy(() -> start(wanted))
                .isInstanceOf(StartFault.class)
                .hasMessageContaining("ANXIN_CLOCK")
                .hasMessageContaining(wanted)
                .hasMessageContaining("2027-01-01T08:00");
    }

    @Test
    void neverStartsBeforeWhatTheLedgerHolds() {
        Instant newest = NOW.plus(Duration.ofDays(400));
        for (String wanted : new String[] {"", "2026-11-25"}) {
            HubClock clock = HubClock.start(source, wanted, Optional.of(newest));
            assertThat(clock.instant()).isAfter(newest).isBefore(newest.plusMillis(1));
        }
        assertThat(HubClock.start(source, "2030-01-01T00:00Z", Optional.of(newest))
                        .instant())
                .isEqualTo("2030-01-01T00:00:00Z");
    }

    @Test
    void neverGoesBackWhenTheMachineDoes() {
        HubClock clock = start("");
        Instant before = clock.instant();
        pass(Duration.ofHours(-1));
        assertThat(clock.instant()).isEqualTo(before);
        pass(Duration.ofHours(2));
        assertThat(clock.instant()).isEqualTo(before.plus(Duration.ofHours(1)));
    }

    @Test
    void countsTheDayInShanghaiAndInMicroseconds() {
        machine.set(Instant.parse("2026-11-22T16:00:00.123456789Z"));
        HubClock clock = start("");
        assertThat(LocalDate.now(clock)).isEqualTo("2026-11-23");
        assertThat(LocalDate.now(clock.withZone(ZoneOffset.UTC))).isEqualTo("2026-11-22");
        assertThat(clock.instant()).isEqualTo("2026-11-22T16:00:00.123456Z");
    }
}
