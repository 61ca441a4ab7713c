package cn.anxin.hub.policy;

import java.time.Period;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Reads the articles that decide: scope (Art. 2), conditions (Art. 4), acts (Art. 7), and how long an act counts. */
final class RuleReader {

    private final Parameters parameters;
    private final CriterionReader criteria;
    private final RecordSets records;
    private final ArticleReader articles;

    RuleReader(Parameters parameters, CriterionReader criteria, RecordSets records, ArticleReader articles) {
        this.parameters = parameters;
        this.criteria = criteria;
        this.records = records;
        this.articles = articles;
    }

    Scope scope(Section section) {
        NavigableMap<Integer, Section> items = ArticleReader.items(section);
        articles.read(section, items);
        RecordSet profiles = records.named(section.required("latest"));
        NavigableMap<Integer, Criterion> tests = new TreeMap<>();
        items.forEach((item, of) -> {
            tests.put(item, criteria.read(of.required("when"), new Columns(profiles)));
            of.end();
        });
        Section unless = section.required("unless").section();
        RecordSet registrations = records.named(unless.required("latest"));
        Criterion when = criteria.read(unless.required("when"), new Columns(registrations));
        unless.end();
        section.end();
        return new Scope(
                profiles, Collections.unmodifiableNavigableMap(tests), registrations, when, parameters.noted());
    }

    List<Condition> conditions(Section section) {
        NavigableMap<Integer, Section> items = ArticleReader.items(section);
        int article = articles.read(section, items).number();
        section.end();
        RequirementReader requirements = new RequirementReader(parameters, criteria, records);
        List<Condition> conditions = new ArrayList<>();
        items.forEach((item, of) -> {
            Requirement requirement = requirements.read(of.required("met-when").section());
            of.end();
            conditions.add(new Condition(article, item, requirement, parameters.noted()));
        });
        return List.copyOf(conditions);
    }

    List<Act> acts(Section section) {
        NavigableMap<Integer, Section> items = ArticleReader.items(section);
        int article = articles.read(section, items).number();
        section.end();
        List<Act> acts = new ArrayList<>();
        items.forEach((item, of) -> {
            List<ActRule> rules = of.required("acts").list().stream()
                    .map(rule -> actRule(rule.section()))
                    .toList();
            of.end();
            acts.add(new Act(article, item, rules, parameters.noted()));
        });
        return List.copyOf(acts);
    }

    private ActRule actRule(Section section) {
        Map.Entry<String, Entry> operator = section.first();
        Section operands = section.required(operator.getKey()).section();
        RecordSet set = records.named(operands.required("records"));
        Columns columns = new Columns(set);
        Criterion when = criteria.read(operands.optional("when"), columns);
        ActRule rule = switch (operator.getKey()) {
            case "each" -> new ActRule.Each(set, columns.day(operands.required("day")), when);
            case "burst" -> burst(operands, set, columns, when);
            case "overdue" ->
                new ActRule.Overdue(
                        set, columns.day(operands.required("due")), columns.day(operands.required("done")), when);
            default -> throw unknown(section, operator.getKey());
        };
        operands.end();
        section.end();
        return rule;
    }

    private ActRule burst(Section operands, RecordSet set, Columns columns, Criterion when) {
        Entry window = operands.required("window");
        String code = parameters.code(window);
        for (ActRule.Window known : ActRule.Window.values()) {
            if (known.name().equals(code)) {
                return new ActRule.Burst(
                        set,
                        columns.day(operands.required("day")),
                        when,
                        parameters.count(operands.required("count")),
                        parameters.span(operands.required("within")),
                        known);
            }
        }
        throw parameters.faultOfValue(
                window, "期间的算法只有 ROLLING 和 CALENDAR_YEAR", "a window is ROLLING or CALENDAR_YEAR");
    }

    static PolicyFault unknown(Section section, String operator) {
        return section.key(operator).fault("未知的规则“" + operator + "”", "unknown rule \"" + operator + "\"");
    }

    Listing listing(Section section) {
        Listing listing = new Listing(parameters.span(section.required("lasts")), parameters.noted());
        section.end();
        return listing;
    }

    Repair repair(Section section) {
        RecordSet set = records.named(section.required("records"));
        String names = new Columns(set).text(section.required("names"));
        Period earliest = section.required("earliest").list().stream()
                .map(parameters::span)
                .reduce(Period.ZERO, Period::plus);
        section.end();
        return new Repair(set, names, earliest, parameters.noted());
    }
}
