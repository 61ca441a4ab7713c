package cn.anxin.hub.intake;

import cn.anxin.hub.ledger.FeedTurns;
import cn.anxin.hub.ledger.Intake;
import cn.anxin.hub.ledger.Intake.Origin;
import cn.anxin.hub.ledger.IntakeState;
import cn.anxin.hub.ledger.Intakes;
import cn.anxin.hub.ledger.ThisNode;
import cn.anxin.hub.record.FaultCode;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes a spooled file: once, whatever is killed when, and however often it comes. */
@Component
class FileIntake {

    private final IntakeRun run;
    private final FileRows files;
    private final WholeFiles wholes;
    private final Intakes intakes;
    private final FeedTurns turns;
    private final ThisNode node;
    private final TransactionTemplate transactions;
    private final Clock clock;

    FileIntake(
            IntakeRun run,
            FileRows files,
            WholeFiles wholes,
            Intakes intakes,
            FeedTurns turns,
            ThisNode node,
            TransactionTemplate transactions,
            Clock clock) {
        this.run = run;
        this.files = files;
        this.wholes = wholes;
        this.intakes = intakes;
        this.turns = turns;
        this.node = node;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Afterwards every row has its outcome, or it is known why none has.
     *
     * @throws cn.anxin.hub.ledger.TurnLost where another node pulls the feed by now
     */
    Intake take(String source, FeedFileName name, SpooledFile file, String flag) throws IOException {
        Optional<Intake> unfinished = intakes.unfinished(source, name.text(), file.sha256());
        if (unfinished.isPresent()) {
            return resume(unfinished.get(), name, file);
        }
        try {
            check(source, name, file, Flag.parse(flag));
        } catch (FileRefused refusal) {
            return mine(
                    source,
                    () -> intakes.fail(
                            origin(source, name), file.sha256(), charset(name, file), refusal.fault(), now()));
        }
        return resume(mine(source, () -> begin(source, name, file)), name, file);
    }

    /** What is begun is begun by the one node whose turn it is: two would take the same file twice. */
    private Intake mine(String source, Supplier<Intake> beginning) {
        return Objects.requireNonNull(transactions.execute(transaction -> {
            turns.hold(source, node.id());
            return beginning.get();
        }));
    }

    private Intake begin(String source, FeedFileName name, SpooledFile file) {
        return intakes.first(source, name.text(), file.sha256())
                .map(first -> intakes.repeat(first, now()))
                .orElseGet(() -> {
                    Intake begun = intakes.begin(origin(source, name), file.sha256(), charset(name, file), now());
                    wholes.begin(begun);
                    return begun;
                });
    }

    private Intake resume(Intake intake, FeedFileName name, SpooledFile file) throws IOException {
        if (intake.state() != IntakeState.TAKING) {
            return intake;
        }
        try (Rows all = open(intake.origin().source(), name, file);
                Rows rows = new WhileAlive(wholes.rows(intake, all), node)) {
            return run.take(intake, rows, wholes.along(intake));
        } catch (FileRefused refusal) {
            throw new IOException(refusal.getMessage(), refusal);
        }
    }

    /** Whether it can be read, and is what its flag says: told before the first row is taken. */
    private void check(String source, FeedFileName name, SpooledFile file, Flag flag) throws IOException, FileRefused {
        flag.compareDigest(file.sha256());
        try (Rows rows = open(source, name, file)) {
            if (flag.rows().isPresent() || isWorkbook(name)) {
                flag.compareRows(count(rows));
            }
        } catch (DamagedFile damaged) {
            throw new FileRefused(
                    FaultCode.STRUCTURE, damaged.why().zh(), damaged.why().en());
        }
    }

    private static long count(Rows rows) throws IOException {
        long count = 0;
        while (rows.next().isPresent()) {
            count++;
        }
        return count;
    }

    private static boolean isWorkbook(FeedFileName name) {
        return name.extension().equals(FileRows.WORKBOOK);
    }

    private Rows open(String source, FeedFileName name, SpooledFile file) throws IOException, FileRefused {
        return files.open(source, name.type(), name.extension(), file);
    }

    private static Origin origin(String source, FeedFileName name) {
        return new Origin(source, name.type().name(), "SFTP", name.text());
    }

    private static String charset(FeedFileName name, SpooledFile file) {
        return isWorkbook(name) ? "XLSX" : file.charset().name();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** Rows that come for as long as nobody else may have gone on with them. */
    private record WhileAlive(Rows rows, ThisNode node) implements Rows {

        @Override
        public Optional<RawRow> next() throws IOException {
            node.mustBeAlive();
            return rows.next();
        }

        @Override
        public void close() throws IOException {
            rows.close();
        }
    }
}
