package cn.anxin.hub.receipt;

import cn.anxin.hub.ledger.Receipts;
import cn.anxin.hub.ledger.Receipts.Batch;
import cn.anxin.hub.ledger.Receipts.Judged;
import cn.anxin.hub.receipt.Reading.Read;
import cn.anxin.hub.receipt.Reading.Unreadable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Judges receipts some thousand at a time: a handful of statements, whatever their number. In a transaction. */
final class ReceiptChunk {

    private static final int SIZE = 1_000;

    private final Receipts ledger;
    private final Holdings holdings;
    private final Batch batch;
    private final Instant at;
    private final Tally tally;
    private final List<Item> items = new ArrayList<>();

    ReceiptChunk(Receipts ledger, Holdings holdings, Batch batch, Instant at, Tally tally) {
        this.ledger = ledger;
        this.holdings = holdings;
        this.batch = batch;
        this.at = at;
        this.tally = tally;
    }

    void add(Item item) {
        tally.received();
        items.add(item);
        if (items.size() == SIZE) {
            write();
        }
    }

    /** Judges and keeps what has come together. */
    void write() {
        if (items.isEmpty()) {
            return;
        }
        Map<UUID, String> owners = ledger.hold(batch.recipient(), noticeIds());
        Map<UUID, Standing> standings = holdings.upTo(
                batch.recipient(),
                owners.entrySet().stream()
                        .filter(owner -> owner.getValue().equals(batch.recipient()))
                        .map(Map.Entry::getKey)
                        .toList());
        List<Judged> judged = new ArrayList<>();
        Set<UUID> received = new HashSet<>();
        for (Item item : items) {
            judged.add(judge(item, owners, standings, received));
        }
        ledger.add(batch, judged, at);
        ledger.note(
                received,
                received.stream()
                        .filter(notice -> isLifted(standings.get(notice), notice))
                        .toList(),
                at);
        items.clear();
    }

    private static boolean isLifted(@Nullable Standing standing, UUID notice) {
        return standing != null && standing.isLifted(notice);
    }

    private Set<UUID> noticeIds() {
        Set<UUID> ids = new HashSet<>();
        items.forEach(item -> {
            if (item.reading() instanceof Read read) {
                ids.add(read.receipt().noticeId());
            }
        });
        return ids;
    }

    private Judged judge(Item item, Map<UUID, String> owners, Map<UUID, Standing> standings, Set<UUID> received) {
        if (item.reading() instanceof Unreadable unreadable) {
            tally.refused(item.line(), unreadable.noticeId(), unreadable.outcome(), unreadable.refusal());
            return refused(item, Optional.empty(), unreadable.outcome(), "", unreadable.refusal());
        }
        Receipt receipt = ((Read) item.reading()).receipt();
        String notice = receipt.noticeId().toString();
        String outcome = receipt.outcome().name();
        Verdict verdict = verdict(receipt, owners, standings);
        if (verdict instanceof Verdict.Refused no) {
            tally.refused(item.line(), notice, outcome, no.refusal());
            return refused(item, Optional.of(receipt), outcome, measures(receipt), no.refusal());
        }
        if (verdict instanceof Verdict.Repeated repeated) {
            tally.repeated(item.line(), notice, outcome, repeated.first());
            return taken(item, receipt, Tally.DUPLICATE);
        }
        tally.accepted(item.line(), notice, outcome);
        received.add(receipt.noticeId());
        Optional.ofNullable(standings.get(receipt.noticeId()))
                .ifPresent(standing -> standing.take(receipt, new First(batch.id(), item.line(), at)));
        return taken(item, receipt, Tally.ACCEPTED);
    }

    private Verdict verdict(Receipt receipt, Map<UUID, String> owners, Map<UUID, Standing> standings) {
        Optional<String> owner = Optional.ofNullable(owners.get(receipt.noticeId()));
        if (owner.filter(id -> !id.equals(batch.recipient())).isPresent()) {
            return new Verdict.Refused(Refusal.of(
                    ReceiptCode.FOREIGN_RECIPIENT,
                    ReceiptFields.NOTICE_ID,
                    "该通知不是发给 " + batch.recipient() + " 的",
                    "the notice was not issued to " + batch.recipient(),
                    receipt.noticeId()));
        }
        return Optional.ofNullable(standings.get(receipt.noticeId()))
                .orElseGet(() -> Standing.of(List.of()))
                .judge(receipt);
    }

    private static Judged taken(Item item, Receipt receipt, String result) {
        return new Judged(
                item.line(),
                Optional.of(receipt.noticeId()),
                receipt.outcome().name(),
                measures(receipt),
                receipt.reason(),
                receipt.at(),
                result,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static Judged refused(
            Item item, Optional<Receipt> receipt, String outcome, String measures, Refusal refusal) {
        return new Judged(
                item.line(),
                receipt.map(Receipt::noticeId),
                outcome,
                measures,
                receipt.map(Receipt::reason).orElse(""),
                receipt.flatMap(Receipt::at),
                Tally.REFUSED,
                Optional.of(refusal.code().name()),
                Optional.of(refusal.message().both()),
                Optional.of(item.content()));
    }

    private static String measures(Receipt receipt) {
        return receipt.measures().stream().map(MeasureRef::toString).collect(Collectors.joining(";"));
    }
}
