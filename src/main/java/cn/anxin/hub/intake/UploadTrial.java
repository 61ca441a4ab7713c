package cn.anxin.hub.intake;

import cn.anxin.hub.ledger.Counts;
import cn.anxin.hub.ledger.Intake;
import cn.anxin.hub.ledger.Intake.FileFault;
import cn.anxin.hub.ledger.Intake.Origin;
import cn.anxin.hub.ledger.Intakes;
import cn.anxin.hub.ledger.Rejects;
import cn.anxin.hub.ledger.Rejects.Reject;
import cn.anxin.hub.record.FaultCode;
import cn.anxin.hub.record.RecordType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Finds out what would become of a file's rows by taking them in a transaction that is rolled back: no other way answers
 * what the taking itself would. Its source waits meanwhile, so a file has a bound.
 */
@Component
class UploadTrial {

    /** About three seconds' work. */
    static final int MOST_ROWS = 50_000;

    private static final int FAULTS = 200;
    private static final int SECONDS = 60;

    private final FileRows files;
    private final IntakeRun run;
    private final Intakes intakes;
    private final Rejects rejects;
    private final TransactionTemplate transactions;
    private final Clock clock;

    UploadTrial(
            FileRows files,
            IntakeRun run,
            Intakes intakes,
            Rejects rejects,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.files = files;
        this.run = run;
        this.intakes = intakes;
        this.rejects = rejects;
        this.transactions = new TransactionTemplate(transactions);
        this.transactions.setTimeout(SECONDS);
        this.clock = clock;
    }

    /** What would become of the rows, with the first faults; or why none of them can be taken. */
    record Finding(Counts counts, List<Reject> faults, Optional<FileFault> fault) {

        private static Finding refused(FileFault fault) {
            return new Finding(Counts.NONE, List.of(), Optional.of(fault));
        }
    }

    Finding of(RecordType type, String extension, SpooledFile file) throws IOException {
        Optional<FileFault> fault = unreadable(type, extension, file);
        if (fault.isPresent()) {
            return Finding.refused(fault.get());
        }
        return Objects.requireNonNull(transactions.execute(transaction -> {
            transaction.setRollbackOnly();
            try (Rows rows = files.open(type.source(), type, extension, file)) {
                Origin origin = new Origin(type.source(), type.name(), "CONSOLE", "trial");
                Intake begun =
                        intakes.begin(origin, file.sha256(), "", clock.instant().truncatedTo(ChronoUnit.MICROS));
                Intake taken = run.take(begun, rows);
                return new Finding(taken.counts(), rejects.page(taken.id(), 0, -1, FAULTS), Optional.empty());
            } catch (FileRefused refusal) {
                return Finding.refused(refusal.fault());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }));
    }

    /** All of it is read once before anything is locked. */
    private Optional<FileFault> unreadable(RecordType type, String extension, SpooledFile file) throws IOException {
        try (Rows rows = files.open(type.source(), type, extension, file)) {
            int count = 0;
            while (rows.next().isPresent()) {
                if (++count > MOST_ROWS) {
                    return Optional.of(FileFault.of(
                            FaultCode.STRUCTURE,
                            "超过 " + MOST_ROWS + " 行：请分成几个文件，或放进数据源的目录",
                            "more than " + MOST_ROWS + " rows: split the file, or put it into the feed's folder"));
                }
            }
            return count > 0
                    ? Optional.empty()
                    : Optional.of(FileFault.of(FaultCode.STRUCTURE, "文件中没有数据行", "the file has no row of data"));
        } catch (FileRefused refusal) {
            return Optional.of(refusal.fault());
        } catch (DamagedFile damaged) {
            return Optional.of(new FileFault(FaultCode.STRUCTURE, damaged.why()));
        }
    }
}
