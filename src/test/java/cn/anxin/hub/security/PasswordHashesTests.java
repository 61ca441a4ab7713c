package cn.anxin.hub.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.AuthenticationServiceException;

class PasswordHashesTests {

    private final PasswordHashes hashes = new PasswordHashes();

    @Test
    void aFloodFromOneAddressIsTurnedAwayAndKeepsNobodyElseFromTheTurn() throws Exception {
        ExecutorService flood = Executors.newCachedThreadPool();
        CountDownLatch slow = new CountDownLatch(1);
        try {
            List<Future<Boolean>> waiting = new ArrayList<>();
            for (int i = 0; i < PasswordHashes.MOST_OF_AN_ADDRESS; i++) {
                waiting.add(flood.submit(() -> hashes.inTurn("203.0.113.9", () -> isOver(slow))));
            }
            await().atMost(Duration.ofSeconds(60)).until(() -> hashes.waiting() == PasswordHashes.MOST_OF_AN_ADDRESS);

            assertThatThrownBy(() -> hashes.inTurn("203.0.113.9", () -> true))
                    .isInstanceOf(AuthenticationServiceException.class);
            Future<Boolean> other = flood.submit(() -> hashes.inTurn("203.0.113.10", () -> true));
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> hashes.waiting() == PasswordHashes.MOST_OF_AN_ADDRESS + 1);
            slow.countDown();

            assertThat(other.get(30, TimeUnit.SECONDS)).isTrue();
            for (Future<Boolean> each : waiting) {
                assertThat(each.get(30, TimeUnit.SECONDS)).isTrue();
            }
            assertThat(hashes.waiting()).isZero();
            assertThat(hashes.inTurn("203.0.113.9", () -> true)).isTrue();
        } finally {
            slow.countDown();
            flood.shutdownNow();
        }
    }

    /** What takes its turn until it is let go. */
    static boolean isOver(CountDownLatch slow) {
        try {
            return slow.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
