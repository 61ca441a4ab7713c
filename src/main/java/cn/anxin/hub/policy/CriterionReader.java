package cn.anxin.hub.policy;

import cn.anxin.hub.record.CodePoints;
import cn.anxin.hub.record.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads {@code when: {column: {test: …}, any: […]}}: all of what stands there has to hold. */
final class CriterionReader {

    private static final Criterion ALWAYS = new Criterion.All(List.of());

    private final Parameters parameters;

    CriterionReader(Parameters parameters) {
        this.parameters = parameters;
    }

    /** What always holds, where nothing stands. */
    Criterion read(Optional<Entry> entry, Columns columns) {
        return entry.map(given -> read(given, columns)).orElse(ALWAYS);
    }

    Criterion read(Entry entry, Columns columns) {
        Section section = entry.section();
        List<Criterion> criteria = new ArrayList<>();
        for (Map.Entry<String, Entry> pair : section.rest().entrySet()) {
            criteria.add(
                    switch (pair.getKey()) {
                        case "any" -> new Criterion.Any(each(pair.getValue(), columns));
                        case "all" -> new Criterion.All(each(pair.getValue(), columns));
                        default -> test(section.key(pair.getKey()), pair.getValue(), columns);
                    });
        }
        if (criteria.isEmpty()) {
            throw entry.fault("条件为空", "the criterion is empty");
        }
        return criteria.size() == 1 ? criteria.get(0) : new Criterion.All(List.copyOf(criteria));
    }

    private List<Criterion> each(Entry list, Columns columns) {
        return list.list().stream().map(entry -> read(entry, columns)).toList();
    }

    private Criterion test(Entry named, Entry entry, Columns columns) {
        String column = named.text();
        Kind kind = columns.kind(named, column);
        Section section = entry.section();
        Map.Entry<String, Entry> test = section.first();
        Entry operand = section.required(test.getKey());
        Criterion criterion = switch (test.getKey()) {
            case "is" -> is(column, kind, operand);
            case "is-any" -> new Criterion.IsAny(column, codes(operand, codesOf(named, kind, Kind.Code.class)));
            case "has-any" -> new Criterion.HasAny(column, codes(operand, codesOf(named, kind, Kind.Codes.class)));
            case "at-least" -> new Criterion.AtLeast(columns.number(named), parameters.amount(operand));
            case "at-most" -> new Criterion.AtMost(columns.number(named), parameters.amount(operand));
            case "at-most-share" ->
                new Criterion.AtMostShare(
                        columns.number(named), parameters.share(operand), columns.number(section.required("of")));
            case "given" -> new Criterion.Given(column, operand.flag());
            default ->
                throw section.key(test.getKey())
                        .fault("未知的判断“" + test.getKey() + "”", "unknown test \"" + test.getKey() + "\"");
        };
        section.end();
        return criterion;
    }

    private Criterion is(String column, Kind kind, Entry operand) {
        if (kind instanceof Kind.YesNo) {
            return new Criterion.IsFlag(column, operand.flag());
        }
        Collection<String> known = codesOf(operand, kind, Kind.Code.class);
        return new Criterion.IsAny(column, checked(operand, sorted(List.of(operand.text())), known));
    }

    private Set<String> codes(Entry operand, Collection<String> known) {
        NavigableSet<String> codes = operand.isList() ? sorted(operand.texts()) : parameters.codes(operand);
        return checked(operand, codes, known);
    }

    private static Collection<String> codesOf(Entry at, Kind kind, Class<? extends Kind> wanted) {
        if (!wanted.isInstance(kind)) {
            throw at.fault("这个判断不适用于这一栏", "this test does not suit the column");
        }
        return kind instanceof Kind.Code code ? code.codes() : ((Kind.Codes) kind).codes();
    }

    private Set<String> checked(Entry at, NavigableSet<String> codes, Collection<String> known) {
        codes.stream().filter(code -> !known.contains(code)).findFirst().ifPresent(code -> {
            throw parameters.faultOfValue(at, "没有代码“" + code + "”", "there is no code \"" + code + "\"");
        });
        return Set.copyOf(codes);
    }

    private static NavigableSet<String> sorted(List<String> codes) {
        NavigableSet<String> sorted = new TreeSet<>(CodePoints.ORDER);
        sorted.addAll(codes);
        return sorted;
    }
}
