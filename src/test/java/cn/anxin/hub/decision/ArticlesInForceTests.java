package cn.anxin.hub.decision;

import static cn.anxin.hub.decision.Records.record;
import static org.assertj.core.api.Assertions.assertThat;

import cn.anxin.hub.decision.Assessment.Ground;
import cn.anxin.hub.decision.Assessment.MeasureInForce;
import cn.anxin.hub.policy.Policy;
import cn.anxin.hub.record.CreditRecord;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which articles which acts bring (Arts. 8, 9, 10), and whom each measure concerns. */
class ArticlesInForceTests {

    private static final LocalDate AS_OF = LocalDate.of(2025, 6, 30);
    private static final String DAY = "2025-03-03";

    private static final List<List<CreditRecord>> BY_ITEM = List.of(
            List.of(record(
                    "emergency/accident/A",
                    "occurred_on",
                    DAY,
                    "deaths",
                    "1",
                    "status",
                    "CONCLUDED",
                    "liability",
                    "Y",
                    "concluded_on",
                    DAY)),
            List.of(record("emergency/transfer/T", "filed_on", DAY, "case_ref", "公立1号", "person_role", "PRINCIPAL")),
            List.of(Records.majorPenalty("F1", DAY), Records.majorPenalty("F2", DAY)),
            List.of(record("emergency/hazard/H", "grade", "MAJOR", "found_on", DAY, "due_on", DAY)),
            List.of(Records.refusal("O", DAY)),
            List.of(record("emergency/project_violation/V", "found_on", DAY, "missing", "ACCEPTANCE")),
            List.of(record("emergency/operation_violation/V", "found_on", DAY, "during", "LICENCE_SUSPENDED")),
            List.of(record("emergency/licence_violation/V", "found_on", DAY, "licence", "TRADE")),
            List.of(record("emergency/serious_violation/S", "determined_on", DAY, "document_no", "1", "reason", "x")));

    @Test
    void everySubsetOfActsBringsTheRightArticles() {
        for (int subset = 0; subset < 512; subset++) {
            int chosen = subset;
            List<Integer> items = IntStream.rangeClosed(1, 9)
                    .filter(item -> (chosen >> (item - 1) & 1) == 1)
                    .boxed()
                    .toList();
            List<CreditRecord> records = new ArrayList<>(Wuxi.steelWorks());
            items.forEach(item -> records.addAll(BY_ITEM.get(item - 1)));
            Assessment assessment = Wuxi.DECISION.decide(Records.FOUNDRY, records, AS_OF);
            assertThat(assessment.grounds().stream().map(Ground::item)).isEqualTo(items);
            assertThat(assessment.articles()).as("acts %s", items).isEqualTo(articles(items));
            assertThat(assessment.measures().stream()
                            .map(MeasureInForce::article)
                            .distinct())
                    .isEqualTo(assessment.articles());
        }
    }

    private static List<Integer> articles(List<Integer> items) {
        if (items.isEmpty()) {
            return List.of(5, 6);
        }
        return items.stream().anyMatch(Set.of(1, 2, 3, 4, 9)::contains) ? List.of(8, 9, 10) : List.of(8);
    }

    @Test
    void theIncentiveBringsEveryItemOfArticles5And6() {
        assertThat(measures(Wuxi.decideSteelWorks("2025-06-30")))
                .containsExactly(
                        "5(1) [emergency-management]",
                        "5(2) [emergency-management, insurer]",
                        "5(3) [emergency-management]",
                        "5(4) [emergency-management]",
                        "5(5) [emergency-management]",
                        "6(1) [administrative-approval, development-reform, finance]",
                        "6(2) [development-reform, finance]",
                        "6(3) [science-technology]",
                        "6(4) [finance, human-resources, industry-it]",
                        "6(5) [human-resources]",
                        "6(6) [human-resources, trade-union]",
                        "6(7) [securities-regulator]",
                        "6(8) [bank]",
                        "6(9) " + allTen());
    }

    @Test
    void punishmentBringsEveryItemOfArticles8To10() {
        assertThat(measures(Wuxi.decideSteelWorks("2025-06-30", BY_ITEM.get(8).get(0))))
                .containsExactly(
                        "8(1) [emergency-management, public-disclosure]",
                        "8(2) [emergency-management]",
                        "9(1) [emergency-management, insurer]",
                        "9(2) [emergency-management]",
                        "10(1) [administrative-approval, development-reform, finance]",
                        "10(2) [administrative-approval, development-reform]",
                        "10(3) [finance, industry-it]",
                        "10(4) [science-technology]",
                        "10(5) [finance]",
                        "10(6) [human-resources]",
                        "10(7) [human-resources, trade-union]",
                        "10(8) [development-reform, securities-regulator]",
                        "10(9) [bank, insurer]",
                        "10(10) " + allTen());
    }

    @Test
    void onlyTheMeasuresOfArticle6WaitForTheirRecipientsConfirmation() {
        Policy policy = Wuxi.POLICY;
        assertThat(IntStream.of(5, 6, 8, 9, 10).filter(policy::requiresConfirmation))
                .containsExactly(6);
    }

    private static String allTen() {
        return "[administrative-approval, bank, development-reform, finance, human-resources, industry-it, insurer, "
                + "science-technology, securities-regulator, trade-union]";
    }

    private static List<String> measures(Assessment assessment) {
        return assessment.measures().stream()
                .map(m -> m.article() + "(" + m.item() + ") " + m.recipientKinds())
                .toList();
    }
}
