package cn.anxin.hub.intake;

import cn.anxin.hub.intake.UploadTrial.Finding;
import cn.anxin.hub.ledger.Audit;
import cn.anxin.hub.ledger.AuditEvent;
import cn.anxin.hub.ledger.Uploads;
import cn.anxin.hub.ledger.Uploads.State;
import cn.anxin.hub.ledger.Uploads.Upload;
import cn.anxin.hub.record.RecordType;
import cn.anxin.hub.record.RecordTypes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Files that users hand in: looked through first, so that they see what would become of each row, then taken at their word. */
@Component
public class UploadDesk {

    private static final Set<String> EXTENSIONS = Set.of("csv", "jsonl", FileRows.WORKBOOK);
    private static final int LONGEST_NAME = 200;

    private final Spool spool;
    private final UploadTrial trial;
    private final Uploads uploads;
    private final Audit audit;
    private final TransactionTemplate transactions;
    private final Clock clock;

    UploadDesk(
            Spool spool,
            UploadTrial trial,
            Uploads uploads,
            Audit audit,
            TransactionTemplate transactions,
            Clock clock) {
        this.spool = spool;
        this.trial = trial;
        this.uploads = uploads;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Why a file is not even looked into. */
    public enum Refusal {
        NO_SUCH_TYPE,
        NO_SUCH_FORMAT,
        EMPTY
    }

    /**
     * What came of handing in a file.
     *
     * @param upload by which it is known from now on
     */
    public record Answer(Optional<UUID> upload, Optional<Refusal> refusal) {

        private static Answer no(Refusal refusal) {
            return new Answer(Optional.empty(), Optional.of(refusal));
        }
    }

    /** Looks a file through and keeps it with what was found. */
    public Answer check(String source, String typeName, String fileName, InputStream content, String actor)
            throws IOException {
        Optional<RecordType> type = RecordTypes.find(source, typeName);
        if (type.isEmpty()) {
            return Answer.no(Refusal.NO_SUCH_TYPE);
        }
        String extension = extension(fileName);
        if (!EXTENSIONS.contains(extension)) {
            return Answer.no(Refusal.NO_SUCH_FORMAT);
        }
        try (SpooledFile file = spool.receive(content)) {
            if (Files.size(file.path()) == 0) {
                return Answer.no(Refusal.EMPTY);
            }
            Finding finding = trial.of(type.get(), extension, file);
            Upload upload = upload(type.get(), fileName, extension, file, finding, actor);
            keep(upload, finding, file);
            return new Answer(Optional.of(upload.id()), Optional.empty());
        }
    }

    private Upload upload(
            RecordType type, String name, String extension, SpooledFile file, Finding finding, String actor)
            throws IOException {
        return new Upload(
                UUID.randomUUID(),
                type.source(),
                type.name(),
                shortened(name),
                extension.equals(FileRows.WORKBOOK) ? "XLSX" : file.charset().name(),
                file.sha256(),
                Files.size(file.path()),
                finding.fault().isPresent() ? State.REFUSED : State.CHECKED,
                finding.fault(),
                finding.counts(),
                actor,
                now(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private void keep(Upload upload, Finding finding, SpooledFile file) {
        transactions.executeWithoutResult(transaction -> {
            try (InputStream bytes = file.open()) {
                uploads.add(upload, finding.faults(), bytes);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            audit.record(upload.uploadedBy(), AuditEvent.UPLOAD_CHECKED, subject(upload), "");
        });
    }

    /** Has it taken; false where that, or its end, was said before. */
    public boolean take(UUID id, String actor, String reason) {
        return decide(id, State.TAKING, AuditEvent.UPLOAD_TAKEN, actor, reason);
    }

    /** Gives it up; false where that, or its taking, was said before. */
    public boolean cancel(UUID id, String actor, String reason) {
        return decide(id, State.CANCELLED, AuditEvent.UPLOAD_CANCELLED, actor, reason);
    }

    private boolean decide(UUID id, State state, AuditEvent event, String actor, String reason) {
        return Objects.requireNonNull(transactions.execute(transaction -> {
            Optional<Upload> upload = uploads.find(id);
            if (upload.isEmpty() || !uploads.decide(id, state, actor, reason, now())) {
                return false;
            }
            audit.record(actor, event, subject(upload.get()), reason);
            return true;
        }));
    }

    private static String subject(Upload upload) {
        return "%s/%s %s sha256:%s".formatted(upload.source(), upload.type(), upload.name(), upload.sha256());
    }

    private static String extension(String name) {
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    /** A browser may send whatever it likes as the name. */
    private static String shortened(String name) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
                .replaceAll("\\p{Cntrl}", " ");
        return last.substring(Math.max(0, last.length() - LONGEST_NAME));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
