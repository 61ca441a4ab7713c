package cn.anxin.hub.fuzz;

import java.util.Arrays;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Ends a run in which one input is read for ever, and tells which one: a hang cannot fail by itself. */
final class Watch {

    private static final long PATIENCE_MINUTES = 3;
    private static final ScheduledExecutorService CLOCK = Executors.newSingleThreadScheduledExecutor(run -> {
        Thread thread = new Thread(run, "fuzz-watch");
        thread.setDaemon(true);
        return thread;
    });

    private static final Watch NOTHING = new Watch("", 0, Thread.currentThread());

    private static volatile Watch current = NOTHING;

    static {
        CLOCK.scheduleAtFixedRate(new Look(), 1, 1, TimeUnit.MINUTES);
    }

    private final String reader;
    private final long number;
    private final Thread thread;

    private Watch(String reader, long number, Thread thread) {
        this.reader = reader;
        this.number = number;
        this.thread = thread;
    }

    static void over(String reader, long number) {
        current = new Watch(reader, number, Thread.currentThread());
    }

    static void rest() {
        current = NOTHING;
    }

    /** Looks once a minute whether the input is still the same one. */
    private static final class Look implements Runnable {

        private Watch seen = current;
        private int times;

        @Override
        public void run() {
            times = current == seen && seen != NOTHING ? times + 1 : 0;
            seen = current;
            if (times == PATIENCE_MINUTES) {
                System.out.println("fuzz: " + seen.reader + " hangs at input " + seen.number + " in "
                        + Arrays.toString(seen.thread.getStackTrace()));
                Runtime.getRuntime().halt(1);
            }
        }
    }
}
