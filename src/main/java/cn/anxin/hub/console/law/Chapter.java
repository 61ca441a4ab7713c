package cn.anxin.hub.console.law;

import cn.anxin.hub.policy.Act;
import cn.anxin.hub.policy.Article;
import cn.anxin.hub.policy.Condition;
import cn.anxin.hub.policy.Parameter;
import cn.anxin.hub.policy.Policy;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An article with what stands beside it.
 *
 * @param parameters that it gives or leaves open
 * @param rules what decides each of its items
 */
record Chapter(Article article, List<Parameter> parameters, Map<Integer, List<Phrase>> rules) {

    static List<Chapter> all(Policy policy) {
        return policy.articles().values().stream()
                .map(article -> new Chapter(article, parameters(policy, article), rules(policy, article)))
                .toList();
    }

    /** How many of its parameters the text leaves open. */
    public long open() {
        return parameters.stream().filter(Parameter::open).count();
    }

    private static List<Parameter> parameters(Policy policy, Article article) {
        return policy.parameters().values().stream()
                .filter(parameter -> number(parameter) == article.number())
                .toList();
    }

    private static int number(Parameter parameter) {
        String cited = parameter.article();
        int bracket = cited.indexOf('(');
        return Integer.parseInt(bracket < 0 ? cited : cited.substring(0, bracket));
    }

    private static Map<Integer, List<Phrase>> rules(Policy policy, Article article) {
        Map<Integer, List<Phrase>> rules = new TreeMap<>();
        for (Act act : policy.rules().acts()) {
            if (act.article() == article.number()) {
                rules.put(act.item(), act.rules().stream().map(RuleWords::of).toList());
            }
        }
        for (Condition condition : policy.rules().conditions()) {
            if (condition.article() == article.number()) {
                rules.put(condition.item(), List.of(RuleWords.of(condition.requirement())));
            }
        }
        return rules;
    }
}
