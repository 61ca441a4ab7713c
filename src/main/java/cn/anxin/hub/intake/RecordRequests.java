package cn.anxin.hub.intake;

import cn.anxin.hub.intake.IntakeAnswer.RecordFault;
import cn.anxin.hub.ledger.Intake;
import cn.anxin.hub.ledger.Intake.Origin;
import cn.anxin.hub.ledger.Intakes;
import cn.anxin.hub.ledger.Rejects;
import cn.anxin.hub.ledger.Rejects.Reject;
import java.io.IOException;
import java.io.InputStream;
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
        try {
            JsonItems.check(file.open(), origin.source());
        } catch (FileRefused refusal) {
            Intake failed = intakes.fail(origin, file.sha256(), charset, refusal.fault(), at);
            intakes.done(failed.id(), at);
            return new IntakeAnswer(failed.id(), failed.counts(), List.of(), failed.fault());
        }
        Intake intake = intakes.begin(origin, file.sha256(), charset, at);
        try (Rows rows = JsonItems.open(file.open(), origin.source())) {
            Intake taken = run.take(intake, rows);
            intakes.done(taken.id(), clock.instant());
            return new IntakeAnswer(taken.id(), taken.counts(), faults(taken.id()), Optional.empty());
        }
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
