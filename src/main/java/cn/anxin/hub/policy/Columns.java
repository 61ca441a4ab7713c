package cn.anxin.hub.policy;

import cn.anxin.hub.policy.RecordSet.TypeName;
import cn.anxin.hub.record.Column;
import cn.anxin.hub.record.Kind;
import cn.anxin.hub.record.RecordType;
import cn.anxin.hub.record.RecordTypes;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The columns that all types of a record set have: what a rule may name. */
final class Columns {

    private final Set<TypeName> names = new LinkedHashSet<>();
    private final List<RecordType> types = new ArrayList<>();

    /** @param of the types, as {@code source/type} */
    Columns(Entry of) {
        for (Entry type : of.list()) {
            String[] parts = type.text().split("/", -1);
            Optional<RecordType> found = parts.length == 2 ? RecordTypes.find(parts[0], parts[1]) : Optional.empty();
            types.add(found.orElseThrow(() ->
                    type.fault("没有“" + type.text() + "”这类记录", "there is no record type \"" + type.text() + "\"")));
            if (!names.add(new TypeName(parts[0], parts[1]))) {
                throw type.fault("“" + type.text() + "”重复", "\"" + type.text() + "\" stands twice");
            }
        }
    }

    Columns(RecordSet records) {
        for (TypeName name : records.types()) {
            names.add(name);
            RecordTypes.find(name.source(), name.type()).ifPresent(types::add);
        }
    }

    Set<TypeName> names() {
        return Set.copyOf(names);
    }

    /** What the column's values look like. */
    Kind kind(Entry at, String column) {
        Kind first = null;
        for (RecordType type : types) {
            Kind kind = type.column(column)
                    .map(Column::kind)
                    .orElseThrow(() -> at.fault(
                            type.source() + "/" + type.name() + " 没有“" + column + "”这一栏",
                            type.source() + "/" + type.name() + " has no column \"" + column + "\""));
            if (first != null && first.getClass() != kind.getClass()) {
                throw at.fault("“" + column + "”在各类型中形式不同", "\"" + column + "\" differs between the types");
            }
            first = kind;
        }
        if (first == null) {
            throw at.fault("没有记录类型", "there is no record type");
        }
        return first;
    }

    String day(Entry named) {
        return checked(named, kind(named, named.text()) instanceof Kind.Day, "日期", "a day");
    }

    String text(Entry named) {
        Kind kind = kind(named, named.text());
        return checked(named, kind instanceof Kind.Text || kind instanceof Kind.Formed, "文字", "text");
    }

    String number(Entry named) {
        return checked(named, isNumber(kind(named, named.text())), "数", "a number");
    }

    static boolean isNumber(Kind kind) {
        return kind instanceof Kind.Whole || kind instanceof Kind.Decimal;
    }

    private static String checked(Entry named, boolean right, String zh, String en) {
        if (!right) {
            throw named.fault("“" + named.text() + "”一栏不是" + zh, "column \"" + named.text() + "\" is not " + en);
        }
        return named.text();
    }
}
