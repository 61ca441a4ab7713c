package cn.anxin.hub.decision;

import cn.anxin.hub.decision.Assessment.Ground;
import cn.anxin.hub.decision.Assessment.MeasureInForce;
import cn.anxin.hub.policy.MeasureArticle;
import cn.anxin.hub.policy.MeasureArticle.Regime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The articles that an outcome brings into force, each item of which is a measure. */
record MeasuresInForce(List<Integer> articles, List<MeasureInForce> measures, Set<String> openParameters) {

    static MeasuresInForce of(List<MeasureArticle> all, Outcome outcome) {
        List<MeasureArticle> inForce = all.stream()
                .filter(article -> isInForce(article, outcome))
                .sorted(Comparator.comparingInt(MeasureArticle::article))
                .toList();
        List<MeasureInForce> measures = new ArrayList<>();
        Set<String> open = new TreeSet<>();
        for (MeasureArticle article : inForce) {
            article.measures()
                    .values()
                    .forEach(measure -> measures.add(
                            new MeasureInForce(article.article(), measure.item(), measure.recipientKinds())));
            open.addAll(article.openParameters());
        }
        return new MeasuresInForce(inForce.stream().map(MeasureArticle::article).toList(), List.copyOf(measures), open);
    }

    private static boolean isInForce(MeasureArticle article, Outcome outcome) {
        return switch (outcome.status()) {
            case JOINT_INCENTIVE -> article.regime() == Regime.INCENTIVE;
            case JOINT_PUNISHMENT ->
                article.regime() == Regime.PUNISHMENT
                        && outcome.grounds().stream().map(Ground::item).anyMatch(article.forActsOf()::contains);
            case ORDINARY, OUT_OF_SCOPE -> false;
        };
    }
}
