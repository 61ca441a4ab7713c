package cn.anxin.hub.delivery;

import cn.anxin.hub.ledger.DropBatches;
import cn.anxin.hub.ledger.DropBatches.Batch;
import cn.anxin.hub.registry.Drop;
import cn.anxin.hub.registry.Registry;
import cn.anxin.hub.trace.Step;
import cn.anxin.hub.trace.Traces;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes the numbered batches of a recipient's drop; the steps of the route {@code sftp-drop}. A number, its notices and
 * its bytes are fixed in one transaction and kept, so that whatever is killed when, a number always means the same file.
 */
public class Drops {

    private final DropBatches batches;
    private final Registry registry;
    private final Turns turns;
    private final Outages outages;
    private final Allowance allowance;
    private final Protections protections;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final int limit;
    private final Duration linger;
    /** From when a batch was taken up until it is in place: one a recipient, whose turns are this node's. */
    private final Map<String, Step> underWay = new ConcurrentHashMap<>();

    Drops(
            DropBatches batches,
            Registry registry,
            Turns turns,
            Outages outages,
            Allowance allowance,
            Protections protections,
            TransactionTemplate transaction,
            Clock clock,
            DeliveryProperties properties) {
        this.batches = batches;
        this.registry = registry;
        this.turns = turns;
        this.outages = outages;
        this.allowance = allowance;
        this.protections = protections;
        this.transaction = transaction;
        this.clock = clock;
        this.limit = properties.rows();
        this.linger = properties.linger();
    }

    /**
     * The batch that has to be written now: the open one, else one that was asked for again, else a new one if enough
     * waits or something has waited long enough.
     *
     * @param site where the route goes: one whose recipient has moved makes way for another
     * @return null for none, as the route reads it
     */
    public @Nullable Batch open(String recipient, String site) {
        outages.tell();
        if (!turns.take(recipient) || !goesTo(recipient, site)) {
            return null;
        }
        Step step = Step.begin("drop");
        Batch batch = transaction.execute(status -> next(recipient).orElse(null));
        if (batch != null) {
            underWay.put(recipient, step);
        }
        return batch;
    }

    private boolean goesTo(String recipient, String site) {
        return registry.drop(recipient)
                .filter(drop -> drop.site().toString().equals(site))
                .isPresent();
    }

    /** The bytes that the batch's number means. */
    public byte[] content(Batch batch) {
        turns.node().mustBeAlive();
        return batches.content(batch.recipient(), batch.number());
    }

    /** What stands in the flag that follows the file. */
    public String flag(Batch batch) {
        return "rows=%d%nsha256=%s%n".formatted(batch.rows(), batch.sha256()).replace("\r\n", "\n");
    }

    /** What to do with a file of the batch's name: it is looked at before it may stay; one asked for again is replaced. */
    public String existing(Batch batch) {
        return batch.first() ? "Fail" : "Override";
    }

    /** What to do with a flag of that name, once the file is known to be the batch's. */
    public String existingFlag(Batch batch) {
        return batch.first() ? "Ignore" : "Override";
    }

    /**
     * Lets a file stay that an earlier attempt has written; its reader may be at work on it.
     *
     * @throws NumberTaken where it is another one
     */
    public void mustBe(Batch batch, byte @Nullable [] standing) {
        if (standing == null || !DropFile.sha256(standing).equals(batch.sha256())) {
            throw new NumberTaken(batch);
        }
    }

    /** A number is in use at the recipient for another file: the ledger is older than the world. */
    static final class NumberTaken extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NumberTaken(Batch batch) {
            super(
                    "目录中已有内容不同的 %s：账本可能是由旧备份恢复的，请按 docs/operations.md 处理 / %s stands there with other content: the ledger may come from an old backup, see docs/operations.md"
                            .formatted(batch.fileName(), batch.fileName()));
        }
    }

    /** Notes that file and flag are in place. A kill before this line writes the same bytes again. */
    public void delivered(Batch batch) {
        try (Step step = Optional.ofNullable(underWay.remove(batch.recipient())).orElseGet(() -> Step.begin("drop"))) {
            transaction.executeWithoutResult(status -> {
                batches.lock(batch.recipient(), turns.node().id());
                batches.delivered(batch, clock.instant());
            });
            if (Traces.areKept()) {
                trace(batch, step);
            }
        }
        outages.succeeded(batch.recipient(), batch.rows());
    }

    private void trace(Batch batch, Step step) {
        Map<String, String> trails = batches.takeTrails(batch);
        step.follow(trails).note("recipient", batch.recipient()).note("file", batch.fileName());
        step.list("notices", trails.keySet().stream().collect(Collectors.toMap(id -> id, List::of)));
    }

    private Optional<Batch> next(String recipient) {
        long last = batches.lock(recipient, turns.node().id());
        return batches.unfinished(recipient).or(() -> make(recipient, last + 1));
    }

    private Optional<Batch> make(String recipient, long number) {
        int rows = allowance.nextFile(recipient, limit);
        if (rows == 0 || !batches.ripe(recipient, rows, clock.instant().minus(linger))) {
            return Optional.empty();
        }
        Drop drop = registry.drop(recipient)
                .orElseThrow(() -> new IllegalStateException(
                        "接收方 %s 不是文件投递 / Recipient %s is not served by drops".formatted(recipient, recipient)));
        DropFile file = new DropFile(drop);
        List<UUID> notices = batches.collect(recipient, rows, file::add);
        String name = DropFile.name(recipient, LocalDate.now(clock), number, drop.extension());
        // Once for ever: another encryption of the same rows would be another file under the same number.
        byte[] content = drop.protection()
                .map(how -> protections.protect(how, DropFile.plain(name, how), file.bytes()))
                .orElseGet(file::bytes);
        Batch batch = new Batch(recipient, number, name, notices.size(), DropFile.sha256(content), true);
        batches.keep(batch, content, notices, clock.instant());
        allowance.sent(recipient, batch.rows());
        return Optional.of(batch);
    }
}
