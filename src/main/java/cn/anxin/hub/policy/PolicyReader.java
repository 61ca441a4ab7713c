package cn.anxin.hub.policy;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Reads one version of a policy, from its top. */
final class PolicyReader {

    private final Section file;
    private final Parameters parameters;
    private final RecordSets records;
    private final ArticleReader articles = new ArticleReader();
    private final RuleReader rules;

    PolicyReader(Entry root) {
        file = root.section();
        parameters = new Parameters(file.required("parameters").section());
        CriterionReader criteria = new CriterionReader(parameters);
        records = new RecordSets(file.required("records").section(), criteria);
        rules = new RuleReader(parameters, criteria, records, articles);
    }

    Policy read(String sha256) {
        LocalDate effectiveFrom = parameters.day(file.required("in-force-from"));
        Set<String> openInForce = parameters.noted();
        articles.readProvisions(file.required("provisions").section());
        MeasureReader measures = new MeasureReader(file.required("recipients").section(), parameters, articles);
        Authorities authorities = authorities(file.required("authorities").section());
        Rules read = rules(measures, openInForce);
        Policy policy = new Policy(
                file.required("policy").text(),
                file.required("version").whole(),
                sha256,
                file.required("title").text(),
                zone(file.required("zone")),
                effectiveFrom,
                file.required("interpreted-by").text(),
                parameters.end(articles.articles()),
                articles.articles(),
                read,
                measures.kinds(),
                authorities.byDistrict(),
                authorities.city());
        records.end();
        file.end();
        return policy;
    }

    private Rules rules(MeasureReader measures, Set<String> openInForce) {
        Scope scope = rules.scope(file.required("scope").section());
        List<Condition> conditions =
                rules.conditions(file.required("conditions").section());
        List<Act> acts = rules.acts(file.required("acts").section());
        Set<Integer> actItems = acts.stream().map(Act::item).collect(Collectors.toSet());
        Listing listing = rules.listing(file.required("listing").section());
        Repair repair = rules.repair(file.required("repair").section());
        List<MeasureArticle> measureArticles = file.required("measures").list().stream()
                .map(article -> measures.article(article.section(), actItems))
                .toList();
        return new Rules(records.all(), scope, conditions, acts, listing, repair, measureArticles, openInForce);
    }

    private static ZoneId zone(Entry entry) {
        try {
            return ZoneId.of(entry.text());
        } catch (DateTimeException e) {
            throw entry.fault("没有“" + entry.text() + "”这个时区", "there is no zone \"" + entry.text() + "\"");
        }
    }

    private record Authorities(NavigableMap<String, Authority> byDistrict, Authority city) {}

    private Authorities authorities(Section section) {
        articles.read(section, new TreeMap<>());
        NavigableMap<String, Authority> byDistrict = new TreeMap<>();
        Section districts = section.required("districts").section();
        districts.rest().forEach((code, name) -> {
            if (!code.matches("\\d{6}")) {
                throw districts.key(code).fault("行政区划代码应为六位数字", "a division has 6 digits");
            }
            byDistrict.put(code, new Authority(code, name.text()));
        });
        Entry city = section.required("city");
        Authority ofCity = byDistrict.get(city.text());
        if (ofCity == null) {
            throw city.fault("city 不在 districts 之中", "city is not one of the districts");
        }
        section.end();
        return new Authorities(Collections.unmodifiableNavigableMap(byDistrict), ofCity);
    }
}
