package cn.anxin.hub.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SettlingTests {

    private static final Duration TEN = Duration.ofSeconds(10);

    private final AtomicLong seconds = new AtomicLong();
    private final Settling settling =
            new Settling(() -> Duration.ofSeconds(seconds.get()).toNanos());

    @Test
    void rowsCountOnceTheLargestKeyHasBeenKnownForSoLong() {
        assertThat(settling.settled(Optional.of("7"), TEN)).isEmpty();
        seconds.set(9);
        assertThat(settling.settled(Optional.of("9"), TEN)).isEmpty();
        seconds.set(10);
        assertThat(settling.settled(Optional.of("9"), TEN)).hasValue("7");
        settling.over();
        assertThat(settling.settled(Optional.of("9"), TEN)).isEmpty();
        seconds.set(20);
        assertThat(settling.settled(Optional.of("12"), TEN)).hasValue("9");
    }

    @Test
    void whereNothingIsNewTheWaitBeginsAnew() {
        assertThat(settling.settled(Optional.of("7"), TEN)).isEmpty();
        assertThat(settling.settled(Optional.empty(), TEN)).isEmpty();
        seconds.set(10);
        assertThat(settling.settled(Optional.of("8"), TEN)).isEmpty();
    }

    @Test
    void withoutAWaitTheyCountAtOnce() {
        assertThat(settling.settled(Optional.of("7"), Duration.ZERO)).hasValue("7");
    }
}
