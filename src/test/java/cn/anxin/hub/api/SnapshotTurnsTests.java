package cn.anxin.hub.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class SnapshotTurnsTests {

    private final SnapshotTurns turns = new SnapshotTurns();

    @Test
    void oneRecipientTakesNoTurnOfTheOthersAndComesAgainLater() throws Exception {
        ExecutorService callers = Executors.newCachedThreadPool();
        CountDownLatch begun = new CountDownLatch(SnapshotTurns.OF_A_RECIPIENT);
        CountDownLatch slow = new CountDownLatch(1);
        try {
            Future<?>[] first = new Future<?>[SnapshotTurns.OF_A_RECIPIENT];
            for (int i = 0; i < first.length; i++) {
                first[i] = callers.submit(() -> {
                    turns.take("bank-1", () -> hold(begun, slow));
                    return null;
                });
            }
            assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();

            assertThatThrownBy(() -> turns.take("bank-1", () -> {})).isInstanceOf(Refused.class);
            AtomicBoolean done = new AtomicBoolean();
            turns.take("bank-2", () -> done.set(true));
            assertThat(done).isTrue();

            slow.countDown();
            for (Future<?> each : first) {
                each.get(30, TimeUnit.SECONDS);
            }
            AtomicBoolean again = new AtomicBoolean();
            turns.take("bank-1", () -> again.set(true));
            assertThat(again).isTrue();
        } finally {
            slow.countDown();
            callers.shutdownNow();
        }
    }

    private static void hold(CountDownLatch begun, CountDownLatch slow) {
        begun.countDown();
        try {
            assertThat(slow.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
