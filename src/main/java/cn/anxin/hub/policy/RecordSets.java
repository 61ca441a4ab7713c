package cn.anxin.hub.policy;

import cn.anxin.hub.policy.RecordSet.ReadsUntil;
import cn.anxin.hub.policy.RecordSet.Voiding;
import cn.anxin.hub.record.Kind;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The file's record sets by name, while the rules that use them are being read. */
final class RecordSets {

    private final CriterionReader criteria;
    private final Map<String, Entry> unread;
    private final Map<String, Entry> names = new LinkedHashMap<>();
    private final Map<String, RecordSet> read = new LinkedHashMap<>();
    private final Set<String> used = new HashSet<>();
    private int number;

    RecordSets(Section section, CriterionReader criteria) {
        this.criteria = criteria;
        unread = section.rest();
        unread.keySet().forEach(name -> names.put(name, section.key(name)));
    }

    /** The set that the entry names. */
    RecordSet named(Entry entry) {
        String name = entry.text();
        used.add(name);
        RecordSet known = read.get(name);
        return known == null ? readNow(name, entry) : known;
    }

    private RecordSet readNow(String name, Entry named) {
        Entry definition = unread.remove(name);
        if (definition == null) {
            throw named.fault("没有名为“" + name + "”的记录", "no records are named \"" + name + "\"");
        }
        RecordSet set = set(name, definition.section());
        read.put(name, set);
        return set;
    }

    private RecordSet set(String name, Section section) {
        Columns columns = new Columns(section.required("of"));
        RecordSet set = new RecordSet(
                number++,
                name,
                columns.names(),
                columns.day(section.required("counts-from")),
                criteria.read(section.optional("when"), columns),
                section.optional("one-per").map(columns::text),
                section.optional("void-when")
                        .map(list -> list.list().stream()
                                .map(entry -> voiding(entry.section(), columns))
                                .toList())
                        .orElse(List.of()),
                section.optional("reads-until").map(entry -> readsUntil(entry.section(), columns)));
        section.end();
        return set;
    }

    private Voiding voiding(Section section, Columns columns) {
        Entry named = section.required("by");
        RecordSet by = named(named);
        boolean plain = by.onePer().isEmpty()
                && by.voidings().isEmpty()
                && by.readsUntil().isEmpty();
        if (!plain) {
            throw named.fault(
                    "撤销他人的记录本身不得带 one-per、void-when、reads-until",
                    "records that void others cannot have one-per, void-when or reads-until");
        }
        Voiding voiding = new Voiding(
                by,
                columns.text(section.required("own")),
                new Columns(by).text(section.required("its")),
                section.optional("not-before").map(columns::day));
        section.end();
        return voiding;
    }

    private static ReadsUntil readsUntil(Section section, Columns columns) {
        Entry column = section.required("column");
        Entry as = section.required("as");
        boolean known = columns.kind(column, column.text()) instanceof Kind.Code code
                && code.codes().contains(as.text());
        if (!known) {
            throw as.fault("没有代码“" + as.text() + "”", "there is no code \"" + as.text() + "\"");
        }
        ReadsUntil reads = new ReadsUntil(columns.day(section.required("day")), column.text(), as.text());
        section.end();
        return reads;
    }

    /** Those that rules use, by number. */
    List<RecordSet> all() {
        return read.values().stream()
                .sorted(Comparator.comparingInt(RecordSet::number))
                .toList();
    }

    /** Every set has been used by a rule. */
    void end() {
        Optional<String> idle =
                names.keySet().stream().filter(name -> !used.contains(name)).findFirst();
        idle.map(names::get).ifPresent(key -> {
            throw key.fault("没有规则使用记录“" + key.text() + "”", "no rule uses the records \"" + key.text() + "\"");
        });
    }
}
