package cn.anxin.hub.decision;

import cn.anxin.hub.policy.RecordSet.TypeName;
import cn.anxin.hub.record.Cells;
import cn.anxin.hub.record.CodePoints;
import cn.anxin.hub.record.CreditRecord;
import cn.anxin.hub.record.Op;
import cn.anxin.hub.record.RecordKey;
import cn.anxin.hub.record.Uscc;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One enterprise's effective records, each once, by type and reference: the order they came in is gone. */
final class SortedRecords {

    private static final Comparator<Referenced> BY_REFERENCE =
            Comparator.comparing(Referenced::reference, CodePoints.ORDER);

    private final Map<TypeName, List<Referenced>> byType = new HashMap<>();

    /** A record with its reference, which is compared often. */
    record Referenced(RecordKey key, String reference, Cells cells) {}

    SortedRecords(Uscc uscc, Collection<CreditRecord> records) {
        Set<RecordKey> seen = new HashSet<>();
        for (CreditRecord record : records) {
            if (record.op() == Op.UPSERT && record.uscc().equals(uscc) && seen.add(record.key())) {
                RecordKey key = record.key();
                byType.computeIfAbsent(new TypeName(key.source(), key.type()), type -> new ArrayList<>())
                        .add(new Referenced(key, key.reference(), record.cells()));
            }
        }
        byType.values().forEach(list -> list.sort(BY_REFERENCE));
    }

    /** The records of any of the types, by reference. */
    List<Referenced> of(Set<TypeName> types) {
        List<Referenced> found = List.of();
        for (TypeName type : types) {
            List<Referenced> ofType = byType.getOrDefault(type, List.of());
            found = found.isEmpty() ? ofType : merged(found, ofType);
        }
        return Collections.unmodifiableList(found);
    }

    private static List<Referenced> merged(List<Referenced> left, List<Referenced> right) {
        if (right.isEmpty()) {
            return left;
        }
        List<Referenced> all = new ArrayList<>(left);
        all.addAll(right);
        all.sort(BY_REFERENCE);
        return all;
    }
}
