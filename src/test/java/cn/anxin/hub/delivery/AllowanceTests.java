package cn.anxin.hub.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class AllowanceTests {

    private final AtomicLong time = new AtomicLong();
    private final AtomicReference<OptionalInt> limit = new AtomicReference<>(OptionalInt.of(60));
    private final Allowance allowance = new Allowance(recipient -> limit.get(), time::get);

    @Test
    void withoutALimitEverythingGoes() {
        limit.set(OptionalInt.empty());
        allowance.sent("finance", 500);

        assertThat(allowance.next("finance", 500)).isEqualTo(500);
    }

    @Test
    void whatWentIsWaitedForUntilItIsWorkedOff() {
        assertThat(allowance.next("finance", 500)).isEqualTo(10);
        allowance.sent("finance", 10);

        pass(Duration.ofSeconds(9));
        assertThat(allowance.next("finance", 500)).isZero();
        pass(Duration.ofSeconds(1));
        assertThat(allowance.next("finance", 500)).isEqualTo(10);
    }

    @Test
    void inAnHourNoMoreGoesThanIsAllowed() {
        int sent = 0;
        for (int second = 0; second < 3600; second++) {
            int now = allowance.next("finance", 500);
            if (now > 0) {
                allowance.sent("finance", now);
                sent += now;
            }
            pass(Duration.ofSeconds(1));
        }

        assertThat(sent).isEqualTo(3600);
    }

    @Test
    void whatWasTakenAndDidNotGoIsNotWaitedFor() {
        allowance.next("finance", 500);
        allowance.sent("finance", 10);
        allowance.sentOnly("finance", 1);

        pass(Duration.ofSeconds(1));
        assertThat(allowance.next("finance", 3)).isEqualTo(3);
    }

    @Test
    void aFileTakesAMinutesWorth() {
        assertThat(allowance.nextFile("bank-1", 10_000)).isEqualTo(60);
        allowance.sent("bank-1", 60);

        pass(Duration.ofSeconds(59));
        assertThat(allowance.nextFile("bank-1", 10_000)).isZero();
        pass(Duration.ofSeconds(1));
        assertThat(allowance.nextFile("bank-1", 10_000)).isEqualTo(60);
    }

    @Test
    void aLoweredLimitIsKeptFromTheNextMinuteOn() {
        allowance.nextFile("bank-1", 10_000);
        allowance.sent("bank-1", 60);
        limit.set(OptionalInt.of(1));

        pass(Duration.ofMinutes(1));
        assertThat(allowance.next("bank-1", 500)).isEqualTo(1);
    }

    @Test
    void oneRecipientsLimitIsNotAnothers() {
        allowance.next("finance", 500);
        allowance.sent("finance", 10);

        assertThat(allowance.next("bank-1", 500)).isEqualTo(10);
    }

    private void pass(Duration duration) {
        time.addAndGet(duration.toNanos());
    }
}
