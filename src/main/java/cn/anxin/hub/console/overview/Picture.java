package cn.anxin.hub.console.overview;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** The exchange from its feeds to its recipients at one moment. */
record Picture(List<End> feeds, Middle intake, Middle review, List<End> recipients) {

    /**
     * A feed or a recipient.
     *
     * @param state open, paused, away or halted
     * @param perMinute rows or notices
     * @param backlog what waits; counted up to a limit
     * @param lastAt when it was heard of last
     */
    record End(
            String id,
            String name,
            String way,
            String state,
            OptionalDouble perMinute,
            long backlog,
            Optional<Instant> lastAt) {}

    /** A station of the hub's own. */
    record Middle(String state, OptionalDouble perMinute, long backlog, Optional<Instant> since) {}
}
