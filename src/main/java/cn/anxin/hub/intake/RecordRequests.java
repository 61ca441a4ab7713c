package cn.anxin.hub.intake;

import cn.anxin.hub.intake.IntakeAnswer.RecordFault;
import cn.anxin.hub.ledger.Intake;
import cn.anxin.hub.ledger.Intake.FileFault;
import cn.anxin.hub.ledger.Intake.Origin;
import cn.anxin.hub.ledger.IntakeState;
import cn.anxin.hub.ledger.Intakes;
import cn.anxin.hub.ledger.Rejects;
import cn.anxin.hub.ledger.Rejects.Reject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** Takes the records of a request: the same checks, the same answers as those of a file. */
@Service
public class RecordRequests {

    private static final int PAGE = 1_000;

    private final Spool spool;
    private final IntakeRun run;
    private final Intakes intakes;
    private final Rejects rejects;
    private final Clock clock;

    RecordRequests(Spool spool, IntakeRun run, Intakes intakes, Rejects rejects, Clock clock) {
        this.spool = spool;
        this.run = run;
        this.intakes = intakes;
        this.rejects = rejects;
        this.clock = clock;
    }

    /**
     * Takes one record object, or an array of them. Nothing is taken of what is not JSON to its end.
     *
     * @param requestName by which the sender or the log knows the request
     */
    public IntakeAnswer take(String source, InputStream json, String requestName) throws IOException {
        Origin origin = new Origin(source, "", "HTTP", requestName);
        try (SpooledFile file = spool.receive(json)) {
            return take(origin, file);
        }
    }

    private IntakeAnswer take(Origin origin, SpooledFile file) throws IOException {
        Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        String charset = file.charset().name();
        Optional<FileFault> fault = fault(origin.source(), file.open());
        if (fault.isPresent()) {
            Intake failed = intakes.fail(origin, file.sha256(), charset, fault.get(), at);
            intakes.done(failed.id(), at);
            return outcome(failed);
        }
        return goOn(intakes.begin(origin, file.sha256(), charset, at), file.open());
    }

    /** Why nothing of it may be taken; empty where it is JSON to its end. */
    Optional<FileFault> fault(String source, InputStream json) {
        try {
            JsonItems.check(json, source);
            return Optional.empty();
        } catch (FileRefused refusal) {
            return Optional.of(refusal.fault());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Takes what is left of a request that was found right; of one that is over this is its outcome. */
    IntakeAnswer goOn(Intake intake, InputStream json) throws IOException {
        Intake taken = intake;
        if (intake.state() == IntakeState.TAKING) {
            try (Rows rows = JsonItems.open(json, intake.origin().source())) {
                taken = run.take(intake, rows);
            }
        }
        intakes.done(taken.id(), clock.instant().truncatedTo(ChronoUnit.MICROS));
        return outcome(taken);
    }

    /** What became of a request that is over. */
    IntakeAnswer outcome(Intake intake) {
        return new IntakeAnswer(intake.id(), intake.counts(), faults(intake.id()), intake.fault());
    }

    private List<RecordFault> faults(UUID intake) {
        List<RecordFault> faults = new ArrayList<>();
        List<Reject> page = rejects.page(intake, 0, -1, PAGE);
        while (!page.isEmpty()) {
            page.forEach(reject -> faults.add(RecordFault.of(reject)));
            Reject last = page.get(page.size() - 1);
            page = rejects.page(intake, last.line(), last.position(), PAGE);
        }
        return faults;
    }
}
