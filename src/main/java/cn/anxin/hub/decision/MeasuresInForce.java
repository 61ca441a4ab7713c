package cn.anxin.hub.decision;

import cn.anxin.hub.decision.Assessment.MeasureInForce;
import cn.anxin.hub.policy.MeasureArticle;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The articles that findings bring into force, each item of which is a measure. */
record MeasuresInForce(List<Integer> articles, List<MeasureInForce> measures, List<Set<String>> openParameters) {

    private static MeasuresInForce of(List<MeasureArticle> inForce) {
        List<MeasureInForce> measures = new ArrayList<>();
        for (MeasureArticle article : inForce) {
            article.measures()
                    .values()
                    .forEach(measure -> measures.add(
                            new MeasureInForce(article.article(), measure.item(), measure.recipientKinds())));
        }
        return new MeasuresInForce(
                inForce.stream().map(MeasureArticle::article).toList(),
                List.copyOf(measures),
                inForce.stream().map(MeasureArticle::openParameters).toList());
    }

    /** A policy's: few combinations of articles are ever in force, and each is put together once. */
    static final class Choice {

        private final List<MeasureArticle> articles;
        private final Map<BitSet, MeasuresInForce> known = new ConcurrentHashMap<>();

        Choice(List<MeasureArticle> articles) {
            this.articles = articles.stream()
                    .sorted(Comparator.comparingInt(MeasureArticle::article))
                    .toList();
        }

        MeasuresInForce of(Findings findings) {
            BitSet inForce = new BitSet(articles.size());
            for (int i = 0; i < articles.size(); i++) {
                inForce.set(i, isInForce(articles.get(i), findings));
            }
            MeasuresInForce measures = known.get(inForce);
            return measures != null ? measures : known.computeIfAbsent(inForce, this::compose);
        }

        private MeasuresInForce compose(BitSet inForce) {
            return MeasuresInForce.of(inForce.stream().mapToObj(articles::get).toList());
        }

        private static boolean isInForce(MeasureArticle article, Findings findings) {
            return switch (findings.status()) {
                case JOINT_INCENTIVE -> article.regime() == MeasureArticle.Regime.INCENTIVE;
                case JOINT_PUNISHMENT ->
                    article.regime() == MeasureArticle.Regime.PUNISHMENT && concerns(article, findings.grounds());
                case ORDINARY, OUT_OF_SCOPE -> false;
            };
        }

        private static boolean concerns(MeasureArticle article, List<CommittedAct> grounds) {
            for (CommittedAct ground : grounds) {
                if (article.forActsOf().contains(ground.act().item())) {
                    return true;
                }
            }
            return false;
        }
    }
}
