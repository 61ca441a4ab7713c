package cn.anxin.hub.ledger;

import cn.anxin.hub.record.CreditRecord;
import cn.anxin.hub.record.RecordKey;

/** One revision of one record, as the ledger tells it from others. */
public record Revision(RecordKey key, int number) {

    public static Revision of(CreditRecord record) {
        return new Revision(record.key(), record.revision());
    }
}
