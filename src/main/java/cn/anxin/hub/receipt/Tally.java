package cn.anxin.hub.receipt;

import cn.anxin.hub.ledger.Receipts.Batch;
import cn.anxin.hub.ledger.Receipts.Counts;
import cn.anxin.hub.receipt.Answer.Earlier;
import cn.anxin.hub.receipt.Answer.ItemFault;
import cn.anxin.hub.receipt.Answer.Result;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What becomes of the receipts of a batch, in the making: received is counted when one comes, the rest when it is judged. */
final class Tally {

    static final String ACCEPTED = "ACCEPTED";
    static final String DUPLICATE = "DUPLICATE";
    static final String REFUSED = "REFUSED";

    private final Batch batch;
    private final List<Result> items = new ArrayList<>();
    private final List<ItemFault> faults = new ArrayList<>();
    private long received;
    private long accepted;
    private long duplicate;
    private long refused;

    Tally(Batch batch) {
        this.batch = batch;
    }

    void received() {
        received++;
    }

    void accepted(long line, String noticeId, String outcome) {
        accepted++;
        items.add(new Result(line, noticeId, outcome, ACCEPTED, Optional.empty(), Optional.empty()));
    }

    void repeated(long line, String noticeId, String outcome, First first) {
        duplicate++;
        Earlier earlier = new Earlier(first.batch(), first.line(), first.receivedAt(), ACCEPTED);
        items.add(new Result(line, noticeId, outcome, DUPLICATE, Optional.empty(), Optional.of(earlier)));
    }

    void refused(long line, String noticeId, String outcome, Refusal refusal) {
        refused++;
        String code = refusal.code().name();
        items.add(new Result(line, noticeId, outcome, REFUSED, Optional.of(code), Optional.empty()));
        faults.add(new ItemFault(
                noticeId, line, refusal.column(), code, refusal.message().both(), refusal.value()));
    }

    Counts counts() {
        return new Counts(received, accepted, duplicate, refused);
    }

    Answer answer(OffsetDateTime at, Optional<Answer.BatchFault> fault) {
        return new Answer(
                batch.id(),
                batch.name(),
                received,
                accepted,
                duplicate,
                refused,
                at,
                fault,
                List.copyOf(items),
                List.copyOf(faults));
    }
}
