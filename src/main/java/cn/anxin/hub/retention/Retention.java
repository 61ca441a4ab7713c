package cn.anxin.hub.retention;

import cn.anxin.hub.ledger.Purges;
import cn.anxin.hub.ledger.Purges.Freed;
import cn.anxin.hub.ledger.Purges.Kind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/** Lets go what is past its term, a piece of each kind at a time; the step of the route {@code retention}. */
public class Retention {

    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
    private static final double MEGABYTE = 1e6;
    /** Longer than anything waits to be reviewed or delivered where all is well. */
    private static final Duration TRACES = Duration.ofDays(7);

    private final Purges purges;
    private final RetentionProperties terms;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Map<Kind, Long> items = new EnumMap<>(Kind.class);
    private long bytes;

    Retention(Purges purges, RetentionProperties terms, TransactionTemplate transaction, Clock clock) {
        this.purges = purges;
        this.terms = terms;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Frees a piece of each kind, each in a transaction of its own; whether there may be more. */
    public synchronized boolean piece() {
        boolean more = false;
        for (Kind kind : Kind.values()) {
            Freed freed = free(kind);
            items.merge(kind, freed.items(), Long::sum);
            bytes += freed.bytes();
            more |= freed.more();
        }
        if (!more) {
            tell();
        }
        return more;
    }

    private Freed free(Kind kind) {
        Instant before = clock.instant().minus(term(kind));
        return Objects.requireNonNull(transaction.execute(status -> purges.free(kind, before, LocalDate.now(clock))));
    }

    private Duration term(Kind kind) {
        return switch (kind) {
            case BATCHES -> terms.batches();
            case REJECTS -> terms.rejects();
            case QUARANTINE -> terms.quarantine();
            case TRACES -> TRACES;
        };
    }

    private void tell() {
        long all = items.values().stream().mapToLong(Long::longValue).sum();
        if (all > 0) {
            LOG.info(line());
        }
        items.clear();
        bytes = 0;
    }

    private String line() {
        double megabytes = bytes / MEGABYTE;
        long batches = items.getOrDefault(Kind.BATCHES, 0L);
        long rejects = items.getOrDefault(Kind.REJECTS, 0L);
        long quarantine = items.getOrDefault(Kind.QUARANTINE, 0L);
        long traces = items.getOrDefault(Kind.TRACES, 0L);
        return ("已清理过期内容 %.1f MB：批次 %d，退回原因 %d，已处理的待核记录 %d，追踪标记 %d"
                        + " / Freed %.1f MB past their term: batches %d, reasons of rejects %d, decided quarantine %d, marks of traces %d")
                .formatted(
                        megabytes,
                        batches,
                        rejects,
                        quarantine,
                        traces,
                        megabytes,
                        batches,
                        rejects,
                        quarantine,
                        traces);
    }
}
