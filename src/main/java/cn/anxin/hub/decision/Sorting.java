package cn.anxin.hub.decision;

import cn.anxin.hub.policy.RecordSet;
import cn.anxin.hub.record.CreditRecord;
import cn.anxin.hub.record.Op;
import cn.anxin.hub.record.RecordKey;
import cn.anxin.hub.record.Uscc;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which of a policy's record sets a record belongs to: found out once for a policy, asked for every record. */
final class Sorting {

    private final int sets;
    private final Map<String, List<Home>> byType = new HashMap<>();

    /** A set that takes a source's records of the type. */
    private record Home(String source, RecordSet set) {}

    Sorting(List<RecordSet> records) {
        sets = records.size();
        for (RecordSet set : records) {
            set.types()
                    .forEach(name -> byType.computeIfAbsent(name.type(), type -> new ArrayList<>())
                            .add(new Home(name.source(), set)));
        }
    }

    /** One enterprise's effective records, each with the first day on which it counts. */
    History history(Uscc uscc, Collection<CreditRecord> records) {
        List<List<Fact>> facts = new ArrayList<>(Collections.nCopies(sets, List.of()));
        for (CreditRecord record : records) {
            if (record.op() == Op.UPSERT && record.uscc().equals(uscc)) {
                sort(record, facts);
            }
        }
        return new History(facts);
    }

    private void sort(CreditRecord record, List<List<Fact>> facts) {
        RecordKey key = record.key();
        for (Home home : byType.getOrDefault(key.type(), List.of())) {
            RecordSet set = home.set();
            if (home.source().equals(key.source())) {
                Optional<LocalDate> from = record.cells().day(set.countsFrom());
                if (from.isPresent() && set.when().holds(record.cells())) {
                    add(facts, set.number(), new Fact(key, record.cells(), from.get(), Fact.NEVER));
                }
            }
        }
    }

    private static void add(List<List<Fact>> facts, int set, Fact fact) {
        List<Fact> known = facts.get(set);
        if (known.isEmpty()) {
            known = new ArrayList<>(4);
            facts.set(set, known);
        }
        known.add(fact);
    }
}
