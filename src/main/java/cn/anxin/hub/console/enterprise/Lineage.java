package cn.anxin.hub.console.enterprise;

import cn.anxin.hub.ledger.EnterpriseStory.Decided;
import cn.anxin.hub.ledger.EnterpriseStory.Issued;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What came of records: the assessments that rest on them, and the notices that those caused.
 *
 * @param byReference the newest assessments that rest on a record
 * @param notices by assessment, the first of them
 */
record Lineage(Map<String, List<Decided>> byReference, Map<Long, List<Issued>> notices) {

    private static final int SHOWN = 5;

    /** An assessment and what was told because of it. */
    record Consequence(Decided assessment, List<Issued> notices) {

        /** How many notices there are beside those. */
        public long more() {
            return assessment.notices() - notices.size();
        }
    }

    /** Of which assessments something is to be told, by the references of the records. */
    static Map<String, List<Decided>> citing(Collection<String> references, List<Decided> assessments) {
        return references.stream().distinct().collect(Collectors.toMap(Function.identity(), reference -> {
            String cited = "\"" + reference.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
            List<Decided> citing = assessments.stream()
                    .filter(assessment -> assessment.content().contains(cited))
                    .toList();
            return citing.subList(Math.max(0, citing.size() - SHOWN), citing.size());
        }));
    }

    static Lineage of(Map<String, List<Decided>> byReference, List<Issued> notices) {
        return new Lineage(byReference, notices.stream().collect(Collectors.groupingBy(Issued::assessment)));
    }

    /** The newest assessments that rest on the record, by its reference. */
    public List<Consequence> from(String reference) {
        return byReference.getOrDefault(reference, List.of()).stream()
                .map(assessment -> new Consequence(assessment, notices.getOrDefault(assessment.id(), List.of())))
                .toList();
    }
}
