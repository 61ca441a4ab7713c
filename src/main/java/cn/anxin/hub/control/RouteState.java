package cn.anxin.hub.control;

import cn.anxin.hub.ledger.RouteWishes.Want;
import cn.anxin.hub.ledger.RouteWishes.Wish;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A route on this node.
 *
 * @param chinese what it does
 * @param english the same
 * @param group in, review, out or ledger
 * @param state as Camel names it: Started, Stopped, Suspended …
 * @param wish what was wanted of it last; empty where nobody ever wanted anything
 * @param from where it begins, without host and parameters
 * @param inFlight what is in it at this moment
 * @param done rounds with something to do since this process began, and {@code failed} and {@code idle} ones
 * @param lastAt when something was done last, and how long that took
 */
public record RouteState(
        String id,
        String chinese,
        String english,
        String group,
        String state,
        Optional<Wish> wish,
        String from,
        String errors,
        int inFlight,
        long done,
        long failed,
        long idle,
        Optional<Instant> lastAt,
        Optional<Duration> lastTook,
        Hour hour) {

    public boolean runs() {
        return state.equals("Started");
    }

    public Want wanted() {
        return wish.map(Wish::want).orElse(Want.RUN);
    }

    /** Whether it is not yet, or cannot be, as is wanted. */
    public boolean differs() {
        return runs() != (wanted() == Want.RUN);
    }
}
