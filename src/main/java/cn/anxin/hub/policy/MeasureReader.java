package cn.anxin.hub.policy;

import cn.anxin.hub.policy.MeasureArticle.Measure;
import cn.anxin.hub.policy.MeasureArticle.Regime;
import cn.anxin.hub.policy.Parameter.Value;
import cn.anxin.hub.record.CodePoints;
import cn.anxin.hub.record.Message;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads the measures (Arts. 5, 6, 8, 9, 10) and the kinds of recipient that each concerns. */
final class MeasureReader {

    private final Parameters parameters;
    private final ArticleReader articles;
    private final NavigableMap<String, RecipientKind> kinds = new TreeMap<>(CodePoints.ORDER);
    private final Map<String, List<String>> groups = new TreeMap<>();

    MeasureReader(Section recipients, Parameters parameters, ArticleReader articles) {
        this.parameters = parameters;
        this.articles = articles;
        recipients.required("kinds").section().rest().forEach((id, entry) -> kinds.put(id, kind(id, entry.section())));
        Section named = recipients.required("groups").section();
        named.rest().forEach((name, entry) -> {
            if (kinds.containsKey(name)) {
                throw named.key(name).fault("“" + name + "”已是一类接收方", "\"" + name + "\" is a kind already");
            }
            groups.put(name, List.copyOf(kinds(entry)));
        });
        recipients.end();
    }

    NavigableMap<String, RecipientKind> kinds() {
        return Collections.unmodifiableNavigableMap(kinds);
    }

    private RecipientKind kind(String id, Section section) {
        Entry government = section.required("government");
        boolean literal = Set.of("Y", "N").contains(government.text());
        RecipientKind kind = new RecipientKind(
                id, section.required("name").text(), literal ? government.flag() : parameters.flag(government));
        section.end();
        parameters.noted();
        return kind;
    }

    MeasureArticle article(Section section, Set<Integer> acts) {
        NavigableMap<Integer, Section> items = ArticleReader.items(section);
        int article = articles.read(section, items).number();
        Regime regime = regime(section.required("regime"));
        NavigableMap<Integer, Measure> measures = new TreeMap<>();
        items.forEach((item, of) -> measures.put(item, measure(item, of)));
        Parameter assignment = assignment(article, section, measures);
        parameters.add(assignment);
        MeasureArticle read = new MeasureArticle(
                article,
                regime,
                regime == Regime.PUNISHMENT ? actItems(section.required("for-acts-of"), acts) : Set.of(),
                section.optional("confirmed-by-recipient").map(Entry::flag).orElse(false),
                Collections.unmodifiableNavigableMap(measures),
                assignment.open() ? Set.of(assignment.name()) : Set.of());
        section.end();
        return read;
    }

    private static Regime regime(Entry entry) {
        return switch (entry.text()) {
            case "incentive" -> Regime.INCENTIVE;
            case "punishment" -> Regime.PUNISHMENT;
            default -> throw entry.fault("应为 incentive 或 punishment", "incentive or punishment is expected");
        };
    }

    private Measure measure(int item, Section section) {
        Measure measure = new Measure(
                item,
                List.copyOf(kinds(section.required("to"))),
                section.required("basis").text());
        section.end();
        return measure;
    }

    /** Kinds and groups of kinds. */
    private NavigableSet<String> kinds(Entry list) {
        NavigableSet<String> found = new TreeSet<>(CodePoints.ORDER);
        for (Entry entry : list.list()) {
            String name = entry.text();
            if (kinds.containsKey(name)) {
                found.add(name);
            } else if (groups.containsKey(name)) {
                found.addAll(groups.getOrDefault(name, List.of()));
            } else {
                throw entry.fault("没有“" + name + "”这类接收方", "there is no kind of recipient \"" + name + "\"");
            }
        }
        return found;
    }

    private static Set<Integer> actItems(Entry list, Set<Integer> acts) {
        Set<Integer> items = new TreeSet<>();
        for (Entry entry : list.list()) {
            if (!acts.contains(entry.whole())) {
                throw entry.fault("失信行为没有第 " + entry.text() + " 项", "the acts have no item " + entry.text());
            }
            items.add(entry.whole());
        }
        return Collections.unmodifiableSet(items);
    }

    /** To whom an item goes is interpretation wherever the law names the recipients as a group. */
    private static Parameter assignment(int article, Section section, NavigableMap<Integer, Measure> measures) {
        NavigableMap<Integer, List<String>> kindsByItem = new TreeMap<>();
        measures.forEach((item, measure) -> kindsByItem.put(item, measure.recipientKinds()));
        return new Parameter(
                "recipients-of-article-" + article,
                String.valueOf(article),
                new Message("第 " + article + " 条各项告知谁", "whom the items of Art. " + article + " concern"),
                new Value.Assignment(Collections.unmodifiableNavigableMap(kindsByItem)),
                section.required("since").day(),
                section.optional("open").map(Bilingual::read));
    }
}
