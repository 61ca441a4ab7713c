package cn.anxin.hub.record;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;

/** When an agency's next records are expected; silence past that is worth a question. */
public sealed interface Expectation {

    /** The instant by which something should have come after what came last. */
    Instant due(Instant last, ZoneId zone);

    /** Within a time of the last: {@code PT24H}. */
    record Within(Duration time) implements Expectation {
        @Override
        public Instant due(Instant last, ZoneId zone) {
            return last.plus(time);
        }
    }

    /** Once between two of the same time of day: {@code daily 06:00}. */
    record Daily(LocalTime time) implements Expectation {
        @Override
        public Instant due(Instant last, ZoneId zone) {
            ZonedDateTime came = last.atZone(zone);
            ZonedDateTime end = came.with(time);
            return (end.isBefore(came) ? end.plusDays(2) : end.plusDays(1)).toInstant();
        }
    }

    /** Empty where the text is neither. */
    static Optional<Expectation> parse(String text) {
        try {
            if (text.startsWith("daily ")) {
                return Optional.of(new Daily(
                        LocalTime.parse(text.substring("daily ".length()).strip())));
            }
            Duration time = Duration.parse(text);
            return time.compareTo(Duration.ofMinutes(1)) < 0 ? Optional.empty() : Optional.of(new Within(time));
        } catch (DateTimeException neither) {
            return Optional.empty();
        }
    }
}
