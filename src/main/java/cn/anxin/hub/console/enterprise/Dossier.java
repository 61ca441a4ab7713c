package cn.anxin.hub.console.enterprise;

import cn.anxin.hub.decision.Assessment.ConditionResult;
import cn.anxin.hub.decision.RepairOutlook.Chance;
import cn.anxin.hub.ledger.History.Ruling;
import cn.anxin.hub.policy.Parameter;
import cn.anxin.hub.policy.Policy;
import cn.anxin.hub.record.Op;
import cn.anxin.hub.review.EnterpriseFile;
import cn.anxin.hub.review.EnterpriseView;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What an enterprise's page shows.
 *
 * @param statusSince the day since which it has been of its status, as it is known
 * @param conditions with the records that decide them
 * @param measures with the names of who applies them
 * @param next what is different on the next day on which anything is
 * @param repairs what a repair of each ground would do
 * @param repairedWholly what all of these repairs together would do
 * @param questions the parameters used that the law leaves open
 */
record Dossier(
        EnterpriseView view,
        LocalDate statusSince,
        List<Condition> conditions,
        List<Measure> measures,
        Optional<Difference> next,
        List<Repairing> repairs,
        Optional<Difference> repairedWholly,
        List<SourceRecord> records,
        List<Parameter> questions,
        Timeline timeline) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<LinkedHashMap<String, Object>> CELLS = new TypeReference<>() {};

    record Condition(ConditionResult of, List<Ruling> sources) {}

    record Measure(int article, int item, String recipients) {}

    /** A record as it came, with its cells. */
    record SourceRecord(Ruling of, Map<String, Object> cells, boolean elsewhere) {}

    /** A ground, and what its repair would change on the first day on which it can be. */
    record Repairing(Chance chance, Optional<Difference> difference) {}

    /**
     * The page of a file.
     *
     * @param told the days on which notices were issued
     */
    static Dossier of(EnterpriseFile file, Policy policy, List<LocalDate> told) {
        EnterpriseView view = file.view();
        return new Dossier(
                view,
                RecordDays.statusSince(file.course(), view.assessment().asOf()),
                conditions(view),
                measures(view, policy),
                file.next().map(then -> Difference.of(view.assessment(), then)),
                file.repairs().stream().map(Dossier::repairing).toList(),
                file.repaired().map(then -> Difference.of(view.assessment(), then)),
                view.records().stream()
                        .map(ruling -> new SourceRecord(
                                ruling,
                                cells(ruling.data()),
                                !ruling.uscc().equals(view.enterprise().uscc())))
                        .toList(),
                view.basis().openParameters().stream()
                        .map(name -> Objects.requireNonNull(policy.parameters().get(name)))
                        .toList(),
                Timeline.of(
                        file.course(),
                        view.assessment().asOf(),
                        RecordDays.of(policy).of(file.effective()),
                        told));
    }

    private static List<Condition> conditions(EnterpriseView view) {
        Map<String, Ruling> byReference = view.records().stream()
                .collect(Collectors.toMap(ruling -> ruling.key().reference(), Function.identity()));
        return view.assessment().conditions().stream()
                .map(condition -> new Condition(
                        condition,
                        condition.records().stream()
                                .map(reference -> Objects.requireNonNull(byReference.get(reference)))
                                .toList()))
                .toList();
    }

    private static List<Measure> measures(EnterpriseView view, Policy policy) {
        return view.assessment().measures().stream()
                .map(measure -> new Measure(
                        measure.article(),
                        measure.item(),
                        measure.recipientKinds().stream()
                                .map(kind -> policy.kind(kind).name())
                                .collect(Collectors.joining("、"))))
                .toList();
    }

    private static Repairing repairing(Chance chance) {
        return new Repairing(
                chance,
                chance.otherwise().flatMap(otherwise -> chance.then().map(then -> Difference.of(otherwise, then))));
    }

    private static Map<String, Object> cells(String json) {
        try {
            return JSON.readValue(json, CELLS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the ledger's own JSON cannot be read", e);
        }
    }

    /** Those that count and are this enterprise's. */
    public long counting() {
        return records.stream()
                .filter(each -> !each.elsewhere() && each.of().op() == Op.UPSERT)
                .count();
    }
}
