package cn.anxin.hub.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Random;

/**
 * Feeds a reader with mutated inputs. The same number gives the same input; a failure tells it, and
 * {@code -Dfuzz.only=<number>} gives that one again.
 *
 * <p>{@code -Dfuzz.inputs} is the sum over all readers: few in the unit tests, ten million in the profile {@code fuzz}.
 */
public final class Fuzzing {

    private static final long INPUTS = Long.getLong("fuzz.inputs", 30_000);
    private static final long FROM = Long.getLong("fuzz.from", 1);
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    /** Of the processor, not of the clock: a busy machine is no fault of the reader. */
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private Fuzzing() {}

    /** Reads one input; whatever it throws is a finding. */
    @FunctionalInterface
    public interface Target {
        void read(byte[] input) throws Exception;
    }

    /**
     * Feeds the target.
     *
     * @param share of all inputs, per mille
     */
    public static void feed(String reader, int share, List<byte[]> seeds, Target target) throws Exception {
        Mutations mutations = new Mutations(seeds);
        Long only = Long.getLong("fuzz.only");
        if (only != null) {
            target.read(mutations.input(new Random(only)));
            return;
        }
        for (byte[] seed : seeds) {
            target.read(seed);
        }
        long count = Math.max(1, INPUTS * share / 1000);
        long begun = THREADS.getCurrentThreadCpuTime();
        for (long number = FROM; number < FROM + count; number++) {
            one(reader, number, mutations, target);
        }
        System.out.printf(
                "fuzz: %-12s %,10d inputs, %d s of the processor%n",
                reader,
                count,
                Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - begun).toSeconds());
    }

    private static void one(String reader, long number, Mutations mutations, Target target) {
        byte[] input = mutations.input(new Random(number));
        long begun = THREADS.getCurrentThreadCpuTime();
        try {
            Watch.over(reader, number);
            target.read(input);
        } catch (Exception | AssertionError | StackOverflowError | OutOfMemoryError e) {
            throw new AssertionError(
                    reader + ", input " + number + ": " + Base64.getEncoder().encodeToString(input), e);
        } finally {
            Watch.rest();
        }
        Duration taken = Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - begun);
        assertThat(taken).as("%s, input %d", reader, number).isLessThan(LONGEST);
    }
}
