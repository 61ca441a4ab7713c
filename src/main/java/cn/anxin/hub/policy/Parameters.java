package cn.anxin.hub.policy;

import cn.anxin.hub.policy.Parameter.Value;
import cn.anxin.hub.record.CodePoints;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The file's parameters while the rules that name them are being read: who was named, and what of it is open. */
final class Parameters {

    private final Map<String, Parameter> byName = new LinkedHashMap<>();
    private final Map<String, Entry> values = new LinkedHashMap<>();
    private final Map<String, Entry> cites = new LinkedHashMap<>();
    private final Map<String, Place> unused = new LinkedHashMap<>();
    private Set<String> noted = new TreeSet<>(CodePoints.ORDER);

    Parameters(Section section) {
        section.rest().forEach((name, entry) -> {
            Section parameter = entry.section();
            Entry article = parameter.required("article");
            add(read(name, article, parameter));
            cites.put(name, article);
            unused.put(name, section.key(name).place());
        });
    }

    private Parameter read(String name, Entry article, Section section) {
        Optional<Entry> question = section.optional("open");
        Entry value = question.isPresent() ? defaultOf(section) : section.required("value");
        values.put(name, value);
        Parameter parameter = new Parameter(
                name,
                article.text(),
                Bilingual.read(section.required("about")),
                ValueReader.read(value),
                section.required("since").day(),
                question.map(Bilingual::read));
        section.end();
        return parameter;
    }

    private static Entry defaultOf(Section section) {
        return section.optional("default")
                .orElseThrow(() -> section.fault("未定（open）的参数没有默认值（default）", "an open parameter has no default"));
    }

    /** One more, which no rule has to name. */
    void add(Parameter parameter) {
        byName.put(parameter.name(), parameter);
    }

    BigDecimal amount(Entry named) {
        return value(named, Value.Amount.class, "数", "a number").number();
    }

    int count(Entry named) {
        BigDecimal number = amount(named);
        if (number.stripTrailingZeros().scale() > 0 || number.compareTo(BigDecimal.valueOf(10_000)) > 0) {
            throw named.fault("参数“" + named.text() + "”应为整数", "parameter \"" + named.text() + "\" has to be whole");
        }
        return number.intValue();
    }

    BigDecimal share(Entry named) {
        return value(named, Value.Share.class, "比例，如 10 %", "a share such as 10 %")
                .fraction();
    }

    Period span(Entry named) {
        return value(named, Value.Span.class, "期间，如 3 years", "a period such as 3 years")
                .period();
    }

    LocalDate day(Entry named) {
        return value(named, Value.Day.class, "日期", "a day").day();
    }

    boolean flag(Entry named) {
        return value(named, Value.Flag.class, "Y 或 N", "Y or N").yes();
    }

    String code(Entry named) {
        return value(named, Value.Code.class, "代码", "a code").code();
    }

    NavigableSet<String> codes(Entry named) {
        return value(named, Value.Codes.class, "代码的列表", "a list of codes").codes();
    }

    /** A fault of the value that the entry names, which stands where its parameter is given. */
    PolicyFault faultOfValue(Entry named, String zh, String en) {
        return values.getOrDefault(named.isText() ? named.text() : "", named).fault(zh, en);
    }

    private <V extends Value> V value(Entry named, Class<V> type, String zh, String en) {
        String name = named.text();
        Parameter parameter = byName.get(name);
        if (parameter == null) {
            throw named.fault(
                    "没有名为“" + name + "”的参数（规则里不直接写数值）",
                    "no parameter is named \"" + name + "\" (rules hold no values of their own)");
        }
        unused.remove(name);
        if (parameter.open()) {
            noted.add(name);
        }
        if (!type.isInstance(parameter.value())) {
            throw named.fault("参数“" + name + "”应为" + zh, "parameter \"" + name + "\" has to be " + en);
        }
        return type.cast(parameter.value());
    }

    /** The open ones named since this was last asked. */
    Set<String> noted() {
        Set<String> taken = Collections.unmodifiableSet(noted);
        noted = new TreeSet<>(CodePoints.ORDER);
        return taken;
    }

    /** Every parameter has been named by a rule, and cites an item that the law has. */
    NavigableMap<String, Parameter> end(Map<Integer, Article> articles) {
        unused.forEach((name, place) -> {
            throw place.fault("参数“" + name + "”没有规则使用", "no rule uses parameter \"" + name + "\"");
        });
        cites.values().forEach(cite -> Citation.read(cite).check(cite, articles));
        NavigableMap<String, Parameter> sorted = new TreeMap<>(CodePoints.ORDER);
        sorted.putAll(byName);
        return Collections.unmodifiableNavigableMap(sorted);
    }
}
