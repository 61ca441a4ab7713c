package cn.anxin.hub.console.intake;

import cn.anxin.hub.ledger.IntakeLog.Filter;
import cn.anxin.hub.record.Days;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * What a user asks of the list; what is not given is empty, what cannot be is passed over.
 *
 * @param q what the name begins with
 * @param from a day
 * @param until a day, which counts
 */
record IntakeForm(String source, String way, String state, String q, String from, String until) {

    static final List<String> WAYS = List.of("SFTP", "HTTP", "JMS", "TABLE", "SNAPSHOT", "CONSOLE");
    static final List<String> STATES = List.of("TAKING", "TAKEN", "RECEIPTED", "DONE", "FAILED");

    static IntakeForm of(String source, String way, String state, String q, String from, String until) {
        return new IntakeForm(
                clean(source),
                WAYS.contains(way) ? way : "",
                STATES.contains(state) ? state : "",
                clean(q),
                Days.read(from.strip()).map(LocalDate::toString).orElse(""),
                Days.read(until.strip()).map(LocalDate::toString).orElse(""));
    }

    // PostgreSQL takes no NUL in a text, and nothing that is stored has one.
    private static String clean(String text) {
        return text.replace("\0", "").strip();
    }

    Filter filter(ZoneId zone) {
        return new Filter(
                given(source),
                given(way),
                given(state),
                given(q),
                given(from).map(day -> LocalDate.parse(day).atStartOfDay(zone).toInstant()),
                given(until)
                        .map(day -> LocalDate.parse(day)
                                .plusDays(1)
                                .atStartOfDay(zone)
                                .toInstant()));
    }

    private static Optional<String> given(String text) {
        return Optional.of(text).filter(some -> !some.isEmpty());
    }

    /** Whether anything is asked for. */
    public boolean chosen() {
        return !(source + way + state + q + from + until).isEmpty();
    }
}
