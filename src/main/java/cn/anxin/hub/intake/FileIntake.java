package cn.anxin.hub.intake;

import cn.anxin.hub.ledger.Intake;
import cn.anxin.hub.ledger.Intake.Origin;
import cn.anxin.hub.ledger.IntakeState;
import cn.anxin.hub.ledger.Intakes;
import cn.anxin.hub.record.FaultCode;
import cn.anxin.hub.record.RecordType;
import java.io.IOException;
import java.io.Reader;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Takes a spooled file: once, whatever is killed when, and however often it comes. */
@Component
class FileIntake {

    private final IntakeRun run;
    private final Intakes intakes;
    private final Mappings mappings;
    private final Clock clock;

    FileIntake(IntakeRun run, Intakes intakes, Mappings mappings, Clock clock) {
        this.run = run;
        this.intakes = intakes;
        this.mappings = mappings;
        this.clock = clock;
    }

    /** Called after every so many rows, to keep what must not be lost meanwhile. */
    @FunctionalInterface
    interface Heartbeat {
        void beat();
    }

    /** Afterwards every row has its outcome, or it is known why none has. */
    Intake take(String source, FeedFileName name, SpooledFile file, String flag, Heartbeat heartbeat)
            throws IOException {
        Optional<Intake> unfinished = intakes.unfinished(source, name.text(), file.sha256());
        if (unfinished.isPresent()) {
            return resume(unfinished.get(), name, file, heartbeat);
        }
        try {
            check(source, name, file, Flag.parse(flag), heartbeat);
        } catch (FileRefused refusal) {
            return intakes.fail(origin(source, name), file.sha256(), charset(file), refusal.fault(), now());
        }
        Optional<Intake> first = intakes.first(source, name.text(), file.sha256());
        if (first.isPresent()) {
            return intakes.repeat(first.get(), now());
        }
        Intake begun = intakes.begin(origin(source, name), file.sha256(), charset(file), now());
        return resume(begun, name, file, heartbeat);
    }

    private Intake resume(Intake intake, FeedFileName name, SpooledFile file, Heartbeat heartbeat) throws IOException {
        if (intake.state() != IntakeState.TAKING) {
            return intake;
        }
        try (Rows rows = new Beating(open(intake.origin().source(), name, file), heartbeat)) {
            return run.take(intake, rows);
        } catch (FileRefused refusal) {
            throw new IOException(refusal.getMessage(), refusal);
        }
    }

    /** Whether it can be read, and is what its flag says: told before the first row is taken. */
    private void check(String source, FeedFileName name, SpooledFile file, Flag flag, Heartbeat heartbeat)
            throws IOException, FileRefused {
        flag.compareDigest(file.sha256());
        try (Rows rows = new Beating(open(source, name, file), heartbeat)) {
            if (flag.rows().isPresent()) {
                long count = 0;
                while (rows.next().isPresent()) {
                    count++;
                }
                flag.compareRows(count);
            }
        }
    }

    private Rows open(String source, FeedFileName name, SpooledFile file) throws IOException, FileRefused {
        RecordType type = name.type();
        if (name.extension().equals("xlsx")) {
            throw new FileRefused(FaultCode.FORMAT, "暂不支持 XLSX，请另存为 CSV", "XLSX is not read yet; save it as CSV");
        }
        Reader text = file.text();
        try {
            return name.extension().equals("jsonl")
                    ? new JsonLines(text, type)
                    : CsvRows.open(text, type, mappings.of(source));
        } catch (FileRefused refusal) {
            text.close();
            throw refusal;
        }
    }

    private static Origin origin(String source, FeedFileName name) {
        return new Origin(source, name.type().name(), "SFTP", name.text());
    }

    private static String charset(SpooledFile file) {
        return file.charset().name();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** Rows with a heartbeat. */
    private static final class Beating implements Rows {

        private static final int EVERY = 1_000;

        private final Rows rows;
        private final Heartbeat heartbeat;
        private int count;

        Beating(Rows rows, Heartbeat heartbeat) {
            this.rows = rows;
            this.heartbeat = heartbeat;
        }

        @Override
        public Optional<RawRow> next() throws IOException {
            if (++count % EVERY == 0) {
                heartbeat.beat();
            }
            return rows.next();
        }

        @Override
        public void close() throws IOException {
            rows.close();
        }
    }
}
