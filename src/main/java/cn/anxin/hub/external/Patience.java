package cn.anxin.hub.external;

import cn.anxin.hub.StartFault;
import cn.anxin.hub.record.Message;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits for a server that does not answer yet, since containers start in any order; for a bounded time, since one that
 * never answers has to be told. What waiting cannot mend is thrown by the attempt itself, at once.
 */
record Patience(Duration most) {

    private static final Logger LOG = LoggerFactory.getLogger("cn.anxin.hub.Start");
    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** One try. */
    @FunctionalInterface
    interface Attempt {
        /** Why it does not answer yet; empty once it does. */
        Optional<Message> tryOnce();
    }

    void await(Attempt attempt) {
        Optional<Message> away = attempt.tryOnce();
        if (away.isPresent()) {
            LOG.info(
                    "{}；最多等待 {} 秒 / {}; waiting for {} s at most",
                    away.get().zh(),
                    most.toSeconds(),
                    away.get().en(),
                    most.toSeconds());
            Thread stopping = interruptedBySigterm();
            try {
                keepTrying(attempt, away.get());
            } catch (InterruptedException told) {
                Thread.currentThread().interrupt();
                throw StartFault.of("等待期间被要求停止", "told to stop while waiting");
            }
            Runtime.getRuntime().removeShutdownHook(stopping);
        }
    }

    private void keepTrying(Attempt attempt, Message first) throws InterruptedException {
        long end = System.nanoTime() + most.toNanos();
        Optional<Message> away = Optional.of(first);
        while (away.isPresent()) {
            if (System.nanoTime() - end > 0) {
                throw new StartFault(away.get());
            }
            Thread.sleep(PAUSE.toMillis());
            away = attempt.tryOnce();
        }
    }

    /** Spring's own hook waits until the start has ended, which would be after this wait. */
    private static Thread interruptedBySigterm() {
        Thread waiting = Thread.currentThread();
        Thread hook = new Thread(waiting::interrupt, "stop-waiting");
        Runtime.getRuntime().addShutdownHook(hook);
        return hook;
    }
}
