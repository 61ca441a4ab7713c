package cn.anxin.hub.console;

import cn.anxin.hub.decision.Assessment;
import cn.anxin.hub.decision.Assessment.ConditionResult;
import cn.anxin.hub.decision.Assessment.Ground;
import cn.anxin.hub.ledger.History.Ruling;
import cn.anxin.hub.policy.Parameter;
import cn.anxin.hub.policy.Policy;
import cn.anxin.hub.review.EnterpriseView;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
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
 * @param conditions with the records that decide them
 * @param measures with the names of who applies them
 * @param next what is different on the next day on which anything is
 * @param questions the parameters used that the law leaves open
 * @param recipients their names, by id
 */
record Dossier(
        EnterpriseView view,
        List<Condition> conditions,
        List<Measure> measures,
        Optional<Next> next,
        List<SourceRecord> records,
        List<Parameter> questions,
        Map<String, String> recipients) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<LinkedHashMap<String, Object>> CELLS = new TypeReference<>() {};

    record Condition(ConditionResult of, List<Ruling> sources) {}

    record Measure(int article, int item, String recipients) {}

    /** A record as it came, with its cells. */
    record SourceRecord(Ruling of, Map<String, Object> cells, boolean elsewhere) {}

    /** A condition that turns. */
    record Turn(int item, Assessment.Result before, Assessment.Result after) {}

    /** The grounds that end with the day before, those that begin on the day, and the conditions that turn. */
    record Next(Assessment then, List<Ground> ending, List<Ground> beginning, List<Turn> conditions) {

        static Next of(Assessment now, Assessment then) {
            return new Next(
                    then,
                    without(now.grounds(), then.grounds()),
                    without(then.grounds(), now.grounds()),
                    turns(now.conditions(), then.conditions()));
        }

        private static List<Turn> turns(List<ConditionResult> now, List<ConditionResult> then) {
            return now.stream()
                    .flatMap(before -> then.stream()
                            .filter(after -> after.item() == before.item() && after.result() != before.result())
                            .map(after -> new Turn(before.item(), before.result(), after.result())))
                    .toList();
        }

        private static List<Ground> without(List<Ground> some, List<Ground> others) {
            return some.stream()
                    .filter(ground -> others.stream().noneMatch(other -> isSame(ground, other)))
                    .toList();
        }

        private static boolean isSame(Ground one, Ground other) {
            return one.item() == other.item()
                    && one.since().equals(other.since())
                    && one.records().equals(other.records());
        }
    }

    static Dossier of(
            EnterpriseView view, Policy policy, Optional<EnterpriseView> next, Map<String, String> recipients) {
        Map<String, Ruling> byReference = view.records().stream()
                .collect(Collectors.toMap(ruling -> ruling.key().reference(), Function.identity()));
        return new Dossier(
                view,
                view.assessment().conditions().stream()
                        .map(condition -> new Condition(
                                condition,
                                condition.records().stream()
                                        .map(reference -> Objects.requireNonNull(byReference.get(reference)))
                                        .toList()))
                        .toList(),
                view.assessment().measures().stream()
                        .map(measure -> new Measure(
                                measure.article(),
                                measure.item(),
                                measure.recipientKinds().stream()
                                        .map(kind -> policy.kind(kind).name())
                                        .collect(Collectors.joining("、"))))
                        .toList(),
                next.map(then -> Next.of(view.assessment(), then.assessment())),
                view.records().stream()
                        .map(ruling -> new SourceRecord(
                                ruling,
                                cells(ruling.data()),
                                !ruling.uscc().equals(view.enterprise().uscc())))
                        .toList(),
                view.basis().openParameters().stream()
                        .map(name -> Objects.requireNonNull(policy.parameters().get(name)))
                        .toList(),
                recipients);
    }

    /** A recipient's name; the id of one that is no longer there. */
    public String recipientName(String id) {
        return recipients.getOrDefault(id, id);
    }

    private static Map<String, Object> cells(String json) {
        try {
            return JSON.readValue(json, CELLS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the ledger's own JSON cannot be read", e);
        }
    }
}
