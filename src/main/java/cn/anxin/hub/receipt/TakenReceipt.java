package cn.anxin.hub.receipt;

import cn.anxin.hub.ledger.Receipts.Taken;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A receipt that was taken, read back from the ledger. */
final class TakenReceipt {

    private TakenReceipt() {}

    static Receipt receipt(Taken taken) {
        List<MeasureRef> measures = Arrays.stream(taken.measures().split(";"))
                .map(MeasureRef::read)
                .flatMap(Optional::stream)
                .toList();
        return Receipt.of(taken.noticeId(), Outcome.valueOf(taken.outcome()), measures);
    }

    /** Where and when it was taken. */
    static First first(Taken taken) {
        return new First(taken.batch(), taken.line(), taken.receivedAt());
    }
}
