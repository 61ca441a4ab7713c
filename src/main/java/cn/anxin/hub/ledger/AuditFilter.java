package cn.anxin.hub.ledger;

import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Some of the audit's entries.
 *
 * @param subject what the subject begins with
 * @param from those of that instant or later
 * @param until those before it
 */
public record AuditFilter(
        Optional<String> actor,
        Optional<String> action,
        Optional<String> subject,
        Optional<Instant> from,
        Optional<Instant> until) {

    // Only what is asked for stands in the statement, so that the index of just that is used.
    String condition() {
        return (actor.isPresent() ? " and actor = :actor" : "")
                + (action.isPresent() ? " and action = :action" : "")
                + (subject.isPresent() ? " and subject like :subject" : "")
                + (from.isPresent() ? " and at >= :from" : "")
                + (until.isPresent() ? " and at < :until" : "");
    }

    JdbcClient.StatementSpec in(JdbcClient.StatementSpec statement) {
        JdbcClient.StatementSpec given = statement;
        given = actor.isPresent() ? given.param("actor", actor.get()) : given;
        given = action.isPresent() ? given.param("action", action.get()) : given;
        given = subject.isPresent()
                ? given.param("subject", subject.get().replaceAll("([%_\\\\])", "\\\\$1") + "%")
                : given;
        given = from.isPresent() ? given.param("from", utc(from), Types.TIMESTAMP_WITH_TIMEZONE) : given;
        return until.isPresent() ? given.param("until", utc(until), Types.TIMESTAMP_WITH_TIMEZONE) : given;
    }

    private static @Nullable Object utc(Optional<Instant> at) {
        return at.map(it -> it.atOffset(ZoneOffset.UTC)).orElse(null);
    }

    /** As the audit itself shows it. */
    @Override
    public String toString() {
        return (actor.map(it -> "actor=" + it + " ").orElse("")
                        + action.map(it -> "action=" + it + " ").orElse("")
                        + subject.map(it -> "subject=" + it + " ").orElse("")
                        + from.map(it -> "from=" + it + " ").orElse("")
                        + until.map(it -> "until=" + it + " ").orElse(""))
                .strip();
    }
}
