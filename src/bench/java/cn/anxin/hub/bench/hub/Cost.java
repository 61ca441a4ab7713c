package cn.anxin.hub.bench.hub;

import cn.anxin.hub.bench.Figure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Seconds of wall and of CPU, the latter of a process and of its descendants: where others use the machine too, the wall
 * alone says little.
 *
 * @param own CPU seconds of the process itself
 * @param children CPU seconds of its descendants, which are the PostgreSQL server's processes
 */
public record Cost(double wall, double own, double children) {

    /** USER_HZ, which Linux fixes for all that reads /proc. */
    private static final double TICKS_PER_SECOND = 100;

    private static final int UTIME = 11;

    /** A reading of the clocks. */
    public record Start(ProcessHandle process, long nanoTime, double own, double children) {

        /** What was spent since. */
        public Cost end() {
            Start now = start(process);
            return new Cost((now.nanoTime - nanoTime) / 1e9, now.own - own, now.children - children);
        }
    }

    public static Start start(ProcessHandle process) {
        // Ended descendants are in the sums of their parents.
        double children = process.descendants()
                .mapToDouble(child -> cpu(child.pid(), true))
                .sum();
        return new Start(process, System.nanoTime(), cpu(process.pid(), false), children);
    }

    private static double cpu(long pid, boolean withEndedChildren) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            long[] ticks = Stream.of(stat.substring(stat.lastIndexOf(')') + 2).split(" "))
                    .skip(UTIME)
                    .limit(4)
                    .mapToLong(Long::parseLong)
                    .toArray();
            return (ticks[0] + ticks[1] + (withEndedChildren ? ticks[2] + ticks[3] : 0)) / TICKS_PER_SECOND;
        } catch (IOException ended) {
            return 0;
        } catch (NumberFormatException e) {
            throw new UncheckedIOException(new IOException("/proc is not as expected", e));
        }
    }

    public double cpu() {
        return own + children;
    }

    public Cost plus(Cost other) {
        return new Cost(wall + other.wall, own + other.own, children + other.children);
    }

    /** The figure with these costs beside it. */
    public Figure beside(Figure figure, String whose) {
        return figure.with(whose + " wall s", rounded(wall))
                .with(whose + " cpu s", rounded(cpu()))
                .with(whose + " cpu s of postgres", rounded(children));
    }

    private static double rounded(double seconds) {
        return Math.round(seconds * 100) / 100.0;
    }

    @Override
    public String toString() {
        return "%.1f s of wall, %.1f s of CPU (%.1f of them PostgreSQL)".formatted(wall, cpu(), children);
    }
}
