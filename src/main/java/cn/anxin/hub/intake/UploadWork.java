package cn.anxin.hub.intake;

import cn.anxin.hub.ledger.Intake;
import cn.anxin.hub.ledger.Intake.Origin;
import cn.anxin.hub.ledger.IntakeState;
import cn.anxin.hub.ledger.Intakes;
import cn.anxin.hub.ledger.ThisNode;
import cn.anxin.hub.ledger.Uploads;
import cn.anxin.hub.ledger.Uploads.Upload;
import cn.anxin.hub.record.RecordType;
import cn.anxin.hub.record.RecordTypes;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes the files that users have handed in and released; the step of the route {@code uploads}. */
@Component("uploadWork")
public class UploadWork {

    private static final Logger LOG = LoggerFactory.getLogger(UploadWork.class);
    private static final Duration UNDECIDED = Duration.ofDays(7);

    private final Uploads uploads;
    private final Spool spool;
    private final FileRows files;
    private final IntakeRun run;
    private final Intakes intakes;
    private final ThisNode node;
    private final TransactionTemplate transactions;
    private final Clock clock;

    UploadWork(
            Uploads uploads,
            Spool spool,
            FileRows files,
            IntakeRun run,
            Intakes intakes,
            ThisNode node,
            TransactionTemplate transactions,
            Clock clock) {
        this.uploads = uploads;
        this.spool = spool;
        this.files = files;
        this.run = run;
        this.intakes = intakes;
        this.node = node;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Takes the next one, from where it stopped; false where there is none. */
    public boolean step() throws IOException, FileRefused {
        uploads.expire(now().minus(UNDECIDED));
        Optional<Upload> next = uploads.claim(node.id());
        if (next.isPresent()) {
            take(next.get());
        }
        return next.isPresent();
    }

    private void take(Upload upload) throws IOException, FileRefused {
        Intake intake = Objects.requireNonNull(transactions.execute(transaction -> begin(upload)));
        if (intake.state() == IntakeState.TAKING) {
            try (SpooledFile file = fetch(upload);
                    Rows rows = open(upload, file)) {
                intake = run.take(intake, rows);
            }
        }
        Intake taken = intake;
        transactions.executeWithoutResult(transaction -> {
            intakes.done(taken.id(), now());
            uploads.done(upload.id());
        });
        LOG.info(
                "上传的文件 {} 已入库：收到 {} 行，接受 {} 行 / The uploaded file {} is taken: {} rows received, {} accepted",
                upload.name(),
                taken.counts().received(),
                taken.counts().accepted(),
                upload.name(),
                taken.counts().received(),
                taken.counts().accepted());
    }

    private Intake begin(Upload upload) {
        return upload.intake().map(intakes::get).orElseGet(() -> {
            Origin origin = new Origin(upload.source(), upload.type(), "CONSOLE", upload.name());
            Intake begun = intakes.begin(origin, upload.sha256(), upload.charset(), now());
            uploads.takenAs(upload.id(), begun.id());
            return begun;
        });
    }

    private SpooledFile fetch(Upload upload) throws IOException {
        Path scratch = spool.scratch();
        try {
            try (OutputStream to = Files.newOutputStream(scratch)) {
                uploads.write(upload.id(), to);
            }
            try (InputStream bytes = Files.newInputStream(scratch)) {
                return spool.receive(bytes);
            }
        } finally {
            Files.deleteIfExists(scratch);
        }
    }

    private Rows open(Upload upload, SpooledFile file) throws IOException, FileRefused {
        RecordType type = RecordTypes.find(upload.source(), upload.type())
                .orElseThrow(() -> new IOException("no type " + upload.type()));
        String extension = upload.name().substring(upload.name().lastIndexOf('.') + 1);
        return files.open(upload.source(), type, extension.toLowerCase(Locale.ROOT), file);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
