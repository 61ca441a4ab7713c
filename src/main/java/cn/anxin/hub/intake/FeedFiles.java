package cn.anxin.hub.intake;

import cn.anxin.hub.intake.FlaggedFile.Pulled;
import cn.anxin.hub.ledger.FeedTurns;
import cn.anxin.hub.ledger.Intake;
import cn.anxin.hub.ledger.IntakeState;
import cn.anxin.hub.ledger.Intakes;
import cn.anxin.hub.ledger.ThisNode;
import cn.anxin.hub.record.Message;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The steps of the route {@code sftp-feed}: a file is spooled, taken, answered, and put out of the way, its flag last.
 * Killed between any two, the flag is still there, and the ledger knows how far the file is.
 */
@Component("feedFiles")
public class FeedFiles implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FeedFiles.class);
    private static final int LONGEST_FLAG = 4_096;

    private final FeedSites sites;
    private final FeedTurns turns;
    private final FeedOutages outages;
    private final WaitingFiles waiting;
    private final Spool spool;
    private final FileIntake intake;
    private final Intakes intakes;
    private final Receipts receipts;
    private final Clock clock;
    private final ThisNode node;
    private final Map<String, Queue<FlaggedFile>> seen = new ConcurrentHashMap<>();

    FeedFiles(
            FeedSites sites,
            FeedTurns turns,
            FeedOutages outages,
            WaitingFiles waiting,
            Spool spool,
            FileIntake intake,
            Intakes intakes,
            Receipts receipts,
            ThisNode node,
            Clock clock) {
        this.sites = sites;
        this.turns = turns;
        this.outages = outages;
        this.waiting = waiting;
        this.spool = spool;
        this.intake = intake;
        this.intakes = intakes;
        this.receipts = receipts;
        this.node = node;
        this.clock = clock;
    }

    /** What became of a file. */
    record Taken(FlaggedFile file, Intake intake) {}

    /** The next file to take; null for none, as the route reads it. */
    public @Nullable FlaggedFile next(String source) throws IOException {
        if (outages.ledgerIsLost() || !turns.claim(source, node.id())) {
            leave(source);
            return null;
        }
        Queue<FlaggedFile> queue = seen.computeIfAbsent(source, key -> new ArrayDeque<>());
        if (queue.isEmpty()) {
            queue.addAll(look(source));
            // The outage of another way does not end by a look at the folder beside it.
            if (sites.isDeclared(source)) {
                outages.succeeded(source);
            }
        }
        return queue.poll();
    }

    /** What was seen may be gone by the next turn. */
    private void leave(String source) {
        if (seen.remove(source) != null) {
            sites.forget(source);
        }
    }

    private Queue<FlaggedFile> look(String source) throws IOException {
        FeedFolder folder = FeedFolder.of(source, sites.folder(source).list("out"));
        Map<String, Message> staying = new HashMap<>(folder.staying());
        Queue<FlaggedFile> ready = new ArrayDeque<>();
        for (FlaggedFile file : folder.flagged()) {
            if (file.present() || isOutOfTheWay(file)) {
                ready.add(file);
            } else {
                staying.put(file.name().flag(), FeedFolder.LONE_FLAG);
            }
        }
        waiting.found(source, staying);
        return ready;
    }

    /** Of a lone flag: whether its file was moved, so that the flag alone was left to do. */
    private boolean isOutOfTheWay(FlaggedFile file) {
        return intakes.latestFile(file.source(), file.name().text())
                .filter(last -> last.finishedAt().isPresent()
                        || last.state() == IntakeState.RECEIPTED
                        || last.state() == IntakeState.FAILED)
                .isPresent();
    }

    /** Brings the file to the hub's own disk. */
    public Pulled spool(FlaggedFile file) throws IOException {
        if (!file.present()) {
            return new Pulled(file, Optional.empty(), "");
        }
        SftpFolder folder = sites.folder(file.source());
        String flag = folder.head(file.flagPath(), LONGEST_FLAG);
        return new Pulled(file, Optional.of(folder.read(file.path(), spool::receive)), flag);
    }

    /** Takes its rows into the ledger, from where it stopped. */
    public Taken take(Pulled pulled) throws IOException {
        FlaggedFile file = pulled.file();
        if (pulled.spooled().isEmpty()) {
            return new Taken(
                    file, intakes.latestFile(file.source(), file.name().text()).orElseThrow());
        }
        try (SpooledFile spooled = pulled.spooled().get()) {
            return new Taken(file, intake.take(file.source(), file.name(), spooled, pulled.flag()));
        }
    }

    /** Leaves the receipt, after the rejects that it counts. */
    public Taken answer(Taken taken) throws IOException {
        Intake intake = taken.intake();
        boolean answered = intake.state() == IntakeState.RECEIPTED
                || intake.finishedAt().isPresent()
                || !taken.file().present();
        if (!answered) {
            SftpFolder folder = sites.folder(taken.file().source());
            String name = "receipts/" + taken.file().name().text();
            node.mustBeAlive();
            leaveRejects(intake, folder, name + ".rejects.csv");
            byte[] receipt = receipts.receipt(intake).getBytes(StandardCharsets.UTF_8);
            folder.write(name + ".receipt.json", new ByteArrayInputStream(receipt));
            intakes.receipted(intake.id());
        }
        return taken;
    }

    private void leaveRejects(Intake intake, SftpFolder folder, String path) throws IOException {
        Path scratch = spool.scratch();
        try {
            if (receipts.writeRejects(intake, scratch)) {
                try (InputStream rejects = Files.newInputStream(scratch)) {
                    folder.write(path, rejects);
                }
            } else {
                folder.delete(path);
            }
        } finally {
            Files.deleteIfExists(scratch);
        }
    }

    /** Puts the file out of the way, notes that, and only then the flag. */
    public void clear(Taken taken) throws IOException {
        FlaggedFile file = taken.file();
        SftpFolder folder = sites.folder(file.source());
        String target = taken.intake().state() == IntakeState.FAILED ? "failed" : "done";
        node.mustBeAlive();
        if (file.present()) {
            folder.move(file.path(), target, file.name().text());
        }
        intakes.done(taken.intake().id(), clock.instant().truncatedTo(ChronoUnit.MICROS));
        folder.move(file.flagPath(), target, file.name().flag());
        turns.pulled(file.source(), clock.instant());
        if (taken.intake().finishedAt().isEmpty()) {
            FileReport.log(LOG, taken.intake());
        }
    }

    /** Called by the route's error handling: whatever was under way is begun again at the next look. */
    public void failed(String source, Throwable cause) {
        seen.remove(source);
        sites.forget(source);
        outages.failed(source, cause);
    }

    @Override
    public void close() {
        sites.close();
    }
}
