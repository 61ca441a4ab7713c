package cn.anxin.hub.reconcile;

import cn.anxin.hub.ledger.Dues;
import cn.anxin.hub.ledger.Dues.Counts;
import cn.anxin.hub.reconcile.Statement.InForce;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes the statements: all of one is of one moment of the ledger. */
public class Statements {

    private final Dues dues;
    private final TransactionTemplate oneMoment;
    private final Clock clock;

    Statements(Dues dues, TransactionTemplate oneMoment, Clock clock) {
        this.dues = dues;
        this.oneMoment = oneMoment;
        this.clock = clock;
    }

    /** Of a day that has begun, in the business zone. */
    public Statement of(String recipient, LocalDate day) {
        return Objects.requireNonNull(oneMoment.execute(status -> make(recipient, day)));
    }

    private Statement make(String recipient, LocalDate day) {
        OffsetDateTime at = OffsetDateTime.now(clock).truncatedTo(ChronoUnit.MILLIS);
        Instant from = day.atStartOfDay(clock.getZone()).toInstant();
        Instant until = day.plusDays(1).atStartOfDay(clock.getZone()).toInstant();
        Counts counts = dues.count(recipient, from, until);
        IdDigest ids = new IdDigest();
        dues.ids(recipient, from, until, ids::add);
        return new Statement(
                recipient,
                day,
                !until.isAfter(at.toInstant()),
                at,
                counts.due(),
                counts.delivered(),
                counts.waiting(),
                counts.dead(),
                counts.discarded(),
                counts.received(),
                counts.unanswered(),
                IdDigest.ALGORITHM,
                ids.hex(),
                inForce(recipient, until));
    }

    private InForce inForce(String recipient, Instant until) {
        IdDigest list = new IdDigest();
        dues.last(recipient, until, last -> {
            if (!last.ended()) {
                list.add(last.uscc().value(), last.sequence(), last.noticeId());
            }
        });
        return new InForce(list.lines(), list.hex());
    }
}
