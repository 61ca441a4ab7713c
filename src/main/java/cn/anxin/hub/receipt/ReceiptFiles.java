package cn.anxin.hub.receipt;

import cn.anxin.hub.intake.FileRefused;
import cn.anxin.hub.intake.Flag;
import cn.anxin.hub.intake.SftpFolder;
import cn.anxin.hub.intake.SftpFolders;
import cn.anxin.hub.intake.Spool;
import cn.anxin.hub.intake.SpooledFile;
import cn.anxin.hub.intake.WaitingFiles;
import cn.anxin.hub.ledger.SiteTurns;
import cn.anxin.hub.ledger.ThisNode;
import cn.anxin.hub.receipt.ReceiptFolder.Flagged;
import cn.anxin.hub.record.FaultCode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The steps of the route {@code sftp-receipt}: a file is spooled and checked, taken, answered, and put out of the way, its
 * flag last. Killed between any two, the flag is still there, and the same file has the same answer.
 */
public class ReceiptFiles implements AutoCloseable {

    private static final int LONGEST_FLAG = 4_096;
    private static final int MOST_ROWS = 100_000;

    private final SftpFolders folders;
    private final SiteTurns turns;
    private final SiteOutages outages;
    private final WaitingFiles waiting;
    private final Spool spool;
    private final ReceiptDesk desk;
    private final ThisNode node;
    private final Clock clock;

    ReceiptFiles(
            SftpFolders folders,
            SiteTurns turns,
            SiteOutages outages,
            WaitingFiles waiting,
            Spool spool,
            ReceiptDesk desk,
            ThisNode node,
            Clock clock) {
        this.folders = folders;
        this.turns = turns;
        this.outages = outages;
        this.waiting = waiting;
        this.spool = spool;
        this.desk = desk;
        this.node = node;
        this.clock = clock;
    }

    /** What became of a file; no answer for a lone flag, whose file was put away before. */
    record Settled(Flagged file, Optional<String> answer, boolean refused) {}

    /** The next file to take; null for none, as the route reads it. */
    public @Nullable Flagged next(String recipient) throws IOException {
        if (outages.ledgerIsLost() || !turns.claim(turn(recipient), node.id())) {
            folders.forget(recipient);
            return null;
        }
        SftpFolder folder = folders.folder(recipient);
        ReceiptFolder content = folder.exists(ReceiptFolder.PATH)
                ? ReceiptFolder.of(recipient, folder.list(ReceiptFolder.PATH))
                : ReceiptFolder.of(recipient, java.util.List.of());
        waiting.found(recipient, content.staying());
        outages.succeeded(turn(recipient), recipient);
        for (Flagged file : content.flagged()) {
            if (file.present() || folder.exists(file.answerPath())) {
                return file;
            }
        }
        return null;
    }

    /** Spools the file, compares it with its flag, and takes its receipts. */
    public Settled take(Flagged file) throws IOException {
        SftpFolder folder = folders.folder(file.recipient());
        if (!file.present()) {
            return new Settled(file, Optional.empty(), folder.exists("failed/" + file.name()));
        }
        String flag = folder.head(file.flagPath(), LONGEST_FLAG);
        try (SpooledFile spooled = folder.read(file.path(), spool::receive)) {
            return take(file, flag, spooled);
        }
    }

    private Settled take(Flagged file, String flag, SpooledFile spooled) throws IOException {
        Origin origin = new Origin(file.recipient(), "SFTP", file.name(), spooled.sha256());
        ReceiptReader reader = new ReceiptReader(file.recipient(), clock.getZone());
        try {
            check(Flag.parse(flag), file, spooled, reader);
        } catch (FileRefused refusal) {
            String answer = desk.refuse(
                    origin, refusal.fault().code().name(), refusal.fault().message());
            return new Settled(file, Optional.of(answer), true);
        }
        String answer = desk.take(origin, () -> {
            try {
                return FileItems.open(file.name(), spooled, reader);
            } catch (FileRefused seenBefore) {
                throw new IOException(seenBefore);
            }
        });
        return new Settled(file, Optional.of(answer), false);
    }

    private static void check(Flag flag, Flagged file, SpooledFile spooled, ReceiptReader reader)
            throws IOException, FileRefused {
        flag.compareDigest(spooled.sha256());
        long rows = 0;
        try (Items items = FileItems.open(file.name(), spooled, reader)) {
            while (items.next().isPresent()) {
                rows++;
            }
        }
        flag.compareRows(rows);
        if (rows > MOST_ROWS) {
            throw new FileRefused(
                    FaultCode.RANGE,
                    "一个文件最多 " + MOST_ROWS + " 条回执，请拆分",
                    "a file has " + MOST_ROWS + " receipts at most; split it");
        }
    }

    /** Leaves the answer beside the file. */
    public Settled answer(Settled settled) throws IOException {
        if (settled.answer().isPresent()) {
            node.mustBeAlive();
            byte[] bytes = (settled.answer().get() + "\n").getBytes(StandardCharsets.UTF_8);
            folders.folder(settled.file().recipient())
                    .write(settled.file().answerPath(), new ByteArrayInputStream(bytes));
        }
        return settled;
    }

    /** Puts the file out of the way, and only then the flag. */
    public void clear(Settled settled) throws IOException {
        Flagged file = settled.file();
        SftpFolder folder = folders.folder(file.recipient());
        String target = settled.refused() ? "failed" : "done";
        node.mustBeAlive();
        folder.makeFolder(target);
        if (file.present()) {
            folder.move(file.path(), target, file.name());
        }
        folder.move(file.flagPath(), target, file.flag());
    }

    /** Called by the route's error handling: whatever was under way is begun again at the next look. */
    public void failed(String recipient, Throwable cause) {
        folders.forget(recipient);
        outages.failed(turn(recipient), recipient, cause);
    }

    private static String turn(String recipient) {
        return "receipts-" + recipient;
    }

    @Override
    public void close() {
        folders.close();
    }
}
