package cn.anxin.hub.ledger;

import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A set of dead letters that wait for an operator.
 *
 * @param code by which like refusals are found
 * @param from those that died at that instant or later
 * @param until those that died before it
 */
public record DeadFilter(
        Optional<String> recipient, Optional<String> code, Optional<Instant> from, Optional<Instant> until) {

    /** All of them. */
    public static final DeadFilter ALL =
            new DeadFilter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** As a condition on {@code dead_letter l}. */
    static final String MATCHES = """
            l.outcome is null
              and (cast(:recipient as text) is null or l.recipient = :recipient)
              and (cast(:code as text) is null or l.code = :code)
              and (cast(:from as timestamptz) is null or l.died_at >= :from)
              and (cast(:until as timestamptz) is null or l.died_at < :until)""";

    JdbcClient.StatementSpec in(JdbcClient.StatementSpec statement) {
        return statement
                .param("recipient", recipient.orElse(null), Types.VARCHAR)
                .param("code", code.orElse(null), Types.VARCHAR)
                .param("from", from.map(at -> at.atOffset(ZoneOffset.UTC)).orElse(null), Types.TIMESTAMP_WITH_TIMEZONE)
                .param(
                        "until",
                        until.map(at -> at.atOffset(ZoneOffset.UTC)).orElse(null),
                        Types.TIMESTAMP_WITH_TIMEZONE);
    }

    /** As the audit and a replay show it. */
    @Override
    public String toString() {
        List<String> parts = new ArrayList<>();
        recipient.ifPresent(id -> parts.add("recipient=" + id));
        code.ifPresent(word -> parts.add("code=" + word));
        from.ifPresent(at -> parts.add("from=" + at));
        until.ifPresent(at -> parts.add("until=" + at));
        return parts.isEmpty() ? "*" : String.join(" ", parts);
    }
}
