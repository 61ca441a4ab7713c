package cn.anxin.hub.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LockoutTests {

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5); // nanoTime may overflow
    private final Lockout lockout = new Lockout(now::get);

    @Test
    void tenWrongPasswordsLockTheNameAtThatAddressOnly() {
        fail(Lockout.FAILURES - 1);
        assertThat(lockout.isLocked("admin", "10.0.0.1")).isFalse();

        assertThat(lockout.failed("admin", "10.0.0.1")).isTrue();

        assertThat(lockout.isLocked("admin", "10.0.0.1")).isTrue();
        assertThat(lockout.isLocked("admin", "10.0.0.2")).isFalse();
        assertThat(lockout.isLocked("other", "10.0.0.1")).isFalse();
    }

    @Test
    void theLockOpensAfterItsPause() {
        fail(Lockout.FAILURES);

        now.addAndGet(Lockout.PAUSE.toNanos() - 1);
        assertThat(lockout.isLocked("admin", "10.0.0.1")).isTrue();
        now.addAndGet(1);
        assertThat(lockout.isLocked("admin", "10.0.0.1")).isFalse();
        assertThat(lockout.failed("admin", "10.0.0.1")).isFalse();
    }

    @Test
    void aRightPasswordForgetsTheWrongOnes() {
        fail(Lockout.FAILURES - 1);
        lockout.succeeded("admin", "10.0.0.1");
        fail(Lockout.FAILURES - 1);

        assertThat(lockout.isLocked("admin", "10.0.0.1")).isFalse();
    }

    private void fail(int times) {
        IntStream.range(0, times).forEach(i -> lockout.failed("admin", "10.0.0.1"));
    }
}
