package cn.anxin.hub.record;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What counts among many revisions: of each key the highest one, unless it withdraws the record. */
public final class EffectiveRecords {

    private EffectiveRecords() {}

    /** In the order of their references, whatever the order given. */
    public static List<CreditRecord> of(Collection<CreditRecord> revisions) {
        Map<RecordKey, CreditRecord> latest = new TreeMap<>();
        revisions.forEach(revision -> latest.merge(revision.key(), revision, EffectiveRecords::higher));
        return latest.values().stream()
                .filter(record -> record.op() == Op.UPSERT)
                .toList();
    }

    private static CreditRecord higher(CreditRecord left, CreditRecord right) {
        return right.revision() > left.revision() ? right : left;
    }
}
