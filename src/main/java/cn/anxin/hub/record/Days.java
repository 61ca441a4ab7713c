package cn.anxin.hub.record;

import java.time.LocalDate;
import java.util.Optional;

/** Days as people and feeds write them, for whoever asks about one. */
public final class Days {

    private Days() {}

    /** The day in any of the spellings of the feeds; empty where it is none, or outside 1900 to 2199. */
    public static Optional<LocalDate> read(String text) {
        return DayReader.read(text) instanceof Parsed.Right right && right.cell() instanceof Cell.Day day
                ? Optional.of(day.value())
                : Optional.empty();
    }
}
