package cn.anxin.hub.console.overview;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class SeldomTests {

    private final AtomicLong now = new AtomicLong();
    private final AtomicInteger counts = new AtomicInteger();

    private final Seldom<Integer> tenLong = new Seldom<>(
            () -> {
                now.addAndGet(10);
                return counts.incrementAndGet();
            },
            now::get);

    @Test
    void countingTakesATwentiethOfTheTime() {
        tenLong.read();
        now.addAndGet(199);
        assertThat(tenLong.read()).isEqualTo(1);
        now.addAndGet(1);
        assertThat(tenLong.read()).isEqualTo(2);
    }

    @Test
    void whoComesWhileItIsCountedGetsWhatWasCountedBefore() {
        AtomicReference<Seldom<Integer>> itself = new AtomicReference<>();
        AtomicInteger seen = new AtomicInteger();
        itself.set(new Seldom<>(
                () -> {
                    if (counts.incrementAndGet() == 2) {
                        CompletableFuture.runAsync(() -> seen.set(itself.get().read()))
                                .join();
                    }
                    return counts.get();
                },
                () -> 0));

        itself.get().read();
        assertThat(itself.get().read()).isEqualTo(2);
        assertThat(seen).hasValue(1);
    }
}
