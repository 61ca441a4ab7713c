package cn.anxin.hub.console.enterprise;

import cn.anxin.hub.ledger.EnterpriseTrail.Decided;
import cn.anxin.hub.ledger.EnterpriseTrail.Told;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What came of records: the assessments that rest on them, and the notices that those caused. */
record Lineage(List<Decided> assessments, Map<Long, List<Told>> notices) {

    private static final int SHOWN = 5;

    /** An assessment and what was told because of it. */
    record Consequence(Decided assessment, List<Told> notices) {}

    static Lineage of(List<Decided> assessments, List<Told> notices) {
        return new Lineage(assessments, notices.stream().collect(Collectors.groupingBy(Told::assessment)));
    }

    /** The newest assessments that rest on the record, by its reference. */
    public List<Consequence> from(String reference) {
        String cited = "\"" + reference.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
        List<Decided> citing = assessments.stream()
                .filter(assessment -> assessment.content().contains(cited))
                .toList();
        return citing.subList(Math.max(0, citing.size() - SHOWN), citing.size()).stream()
                .map(this::consequence)
                .toList();
    }

    /** Every assessment, the newest first. */
    public List<Consequence> all() {
        List<Consequence> all =
                new ArrayList<>(assessments.stream().map(this::consequence).toList());
        Collections.reverse(all);
        return all;
    }

    private Consequence consequence(Decided assessment) {
        return new Consequence(assessment, notices.getOrDefault(assessment.id(), List.of()));
    }
}
