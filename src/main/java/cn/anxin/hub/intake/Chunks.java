package cn.anxin.hub.intake;

import cn.anxin.hub.ledger.Counts;
import cn.anxin.hub.ledger.Intakes;
import cn.anxin.hub.ledger.LinedRecord;
import cn.anxin.hub.ledger.Pace;
import cn.anxin.hub.ledger.Rejects.Reject;
import cn.anxin.hub.ledger.TurnLost;
import cn.anxin.hub.record.Fault;
import cn.anxin.hub.record.Reading;
import cn.anxin.hub.trace.Step;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes rows into the ledger, a chunk at a time. One transaction holds the records, the mark that their enterprises are
 * due, the faults, and the position: killed anywhere, the next start goes on where the last commit was.
 */
@Component
class Chunks {

    /** Two chunks of different sources that make the same enterprise known cost one of them its attempt. */
    private static final int ATTEMPTS = 10;

    /** More of one row help nobody. */
    private static final int MOST_FAULTS = 100;

    private final ChunkLedger ledger;
    private final Intakes intakes;
    private final TransactionTemplate transactions;
    private final Clock clock;

    Chunks(ChunkLedger ledger, Intakes intakes, TransactionTemplate transactions, Clock clock) {
        this.ledger = ledger;
        this.intakes = intakes;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** @throws TurnLost where someone else has taken these rows */
    Counts take(UUID intake, String source, long position, List<CheckedRow> rows, Pace pace) {
        return take(intake, source, position, rows, pace, () -> {});
    }

    /**
     * Takes the last chunk.
     *
     * @param end what is written in the same transaction
     */
    Counts take(UUID intake, String source, long position, List<CheckedRow> rows, Pace pace, Runnable end) {
        try (Step step = Step.within("chunk")) {
            Counts counts = attempt(intake, source, position, rows, pace, end);
            step.note("position", position)
                    .note("received", counts.received())
                    .note("accepted", counts.accepted())
                    .note("rejected", counts.rejected());
            return counts;
        }
    }

    private Counts attempt(UUID intake, String source, long position, List<CheckedRow> rows, Pace pace, Runnable end) {
        for (int attempt = 1; ; attempt++) {
            try {
                return Objects.requireNonNull(
                        transactions.execute(transaction -> takeOnce(intake, source, position, rows, pace, end)));
            } catch (TransientDataAccessException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private Counts takeOnce(UUID intake, String source, long position, List<CheckedRow> rows, Pace pace, Runnable end) {
        List<LinedRecord> right = new ArrayList<>();
        Set<Integer> unnumbered = new HashSet<>();
        List<Reject> refused = new ArrayList<>();
        for (CheckedRow row : rows) {
            if (row.reading() instanceof Reading.Read read) {
                if (row.unnumbered()) {
                    unnumbered.add(right.size());
                }
                right.add(LinedRecord.of(row.line(), read.record()));
            } else if (row.reading() instanceof Reading.Refused refusal) {
                refused.addAll(rejects(row.line(), refusal));
            }
        }
        List<LinedRecord> numbered = ledger.number(source, right, unnumbered);
        Verdicts verdicts = new Verdicts(ledger.load(source, numbered));
        numbered.forEach(verdicts::judge);
        Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Counts counts = new Counts(rows.size(), 0, 0, 0, 0)
                .plus(ledger.write(intake, at, verdicts, pace))
                .plus(ledger.writeRefused(intake, refused));
        if (!intakes.advance(intake, position, counts)) {
            throw new TurnLost();
        }
        end.run();
        return counts;
    }

    private static List<Reject> rejects(long line, Reading.Refused refusal) {
        List<Fault> faults = refusal.faults();
        List<Reject> rejects = new ArrayList<>();
        for (int position = 0; position < Math.min(faults.size(), MOST_FAULTS); position++) {
            rejects.add(new Reject(line, position, refusal.recordId(), faults.get(position)));
        }
        return rejects;
    }
}
