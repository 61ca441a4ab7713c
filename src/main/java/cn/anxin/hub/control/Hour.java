package cn.anxin.hub.control;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What went through a route in the last sixty minutes, on this node.
 *
 * @param perMinute how much was done in each minute, the oldest first; the last one is not over yet
 * @param done rounds in which there was something to do, and that succeeded
 * @param failed rounds that failed, whether that was dealt with or not
 * @param mean of what was done; empty where nothing was
 * @param p95 within which nineteen of twenty were done, told a tenth too long at most
 */
public record Hour(List<Integer> perMinute, long done, long failed, Optional<Duration> mean, Optional<Duration> p95) {

    /** The most that was done in a minute. */
    public int peak() {
        return perMinute.stream().mapToInt(Integer::intValue).max().orElse(0);
    }
}
