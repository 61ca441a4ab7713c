package cn.anxin.hub.decision;

import static cn.anxin.hub.decision.Records.majorPenalty;
import static cn.anxin.hub.decision.Records.penalty;
import static cn.anxin.hub.decision.Records.record;
import static org.assertj.core.api.Assertions.assertThat;

import cn.anxin.hub.policy.PolicyFiles;
import cn.anxin.hub.record.CreditRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is changed in the file changes the decision: the file is the rule, not a description of it. */
class ChangedPolicyTests {

    private static final LocalDate AS_OF = LocalDate.of(2025, 6, 30);

    @TempDir
    Path folder;

    private Assessment decideAfter(String before, String after, CreditRecord... records) throws IOException {
        return ChangedPolicy.with(folder, before, after).decide(Records.FOUNDRY, Wuxi.steelWorks(records), AS_OF);
    }

    private static Assessment decide(CreditRecord... records) {
        return Wuxi.decideSteelWorks("2025-06-30", records);
    }

    @Test
    void aThreshold() throws IOException {
        CreditRecord[] penalties = {
            majorPenalty("F1", "2025-01-10"), penalty("emergency/penalty/F2", "2", "2025-02-10", "40000")
        };
        assertThat(decide(penalties).grounds()).isEmpty();
        String fine = "in yuan\n    default: 50000\n    since: 2021-01-01\n    open: “较大数额罚款”";
        assertThat(decideAfter(fine, fine.replace("50000", "40000"), penalties).grounds())
                .hasSize(1);
    }

    @Test
    void aCount() throws IOException {
        CreditRecord[] penalties = {majorPenalty("F1", "2025-01-10"), majorPenalty("F2", "2025-02-10")};
        assertThat(decide(penalties).grounds()).hasSize(1);
        String count = "how many major penalties\n    value: 2";
        assertThat(decideAfter(count, count.replace("2", "3"), penalties).grounds())
                .isEmpty();
    }

    @Test
    void aPeriod() throws IOException {
        CreditRecord[] penalties = {majorPenalty("F1", "2024-08-10"), majorPenalty("F2", "2025-02-11")};
        assertThat(decide(penalties).grounds()).hasSize(1);
        String period = "in which they are counted\n    value: 1 year";
        assertThat(decideAfter(period, period.replace("1 year", "6 个月"), penalties)
                        .grounds())
                .isEmpty();
    }

    @Test
    void aRollingYearIntoACalendarYear() throws IOException {
        CreditRecord[] apart = {majorPenalty("F1", "2024-12-31"), majorPenalty("F2", "2025-01-01")};
        CreditRecord[] together = {majorPenalty("F1", "2024-01-01"), majorPenalty("F2", "2024-12-31")};
        assertThat(decide(apart).grounds()).hasSize(1);
        assertThat(decideAfter("default: ROLLING", "default: CALENDAR_YEAR", apart)
                        .grounds())
                .isEmpty();
        assertThat(new Decision(PolicyFiles.load(folder))
                        .decide(Records.FOUNDRY, Wuxi.steelWorks(together), AS_OF)
                        .grounds())
                .hasSize(1);
    }

    @Test
    void theTermOfAListing() throws IOException {
        CreditRecord act = Records.refusal("O", "2022-01-01");
        assertThat(decide(act).grounds()).isEmpty();
        String term = "for how long an act is a ground\n    default: 3 years";
        Assessment longer = decideAfter(term, term.replace("3 years", "4 years"), act);
        assertThat(longer.grounds().get(0).until()).contains(LocalDate.of(2026, 1, 1));
        assertThat(longer.nextReviewOn()).contains(LocalDate.of(2026, 1, 2));
    }

    @Test
    void theMonthsBeforeARepair() throws IOException {
        CreditRecord[] records = {
            Records.refusal("O", "2024-06-30"), Records.repair("R", "emergency/order_refusal/O", "2025-06-30")
        };
        assertThat(decide(records).grounds()).hasSize(1);
        assertThat(decideAfter("default: 6 months", "default: 0 months", records)
                        .grounds())
                .isEmpty();
    }

    @Test
    void aShare() throws IOException {
        CreditRecord third =
                record("emergency/assessment/A", "assessed_on", "2025-01-01", "rank", "3", "assessed_count", "20");
        assertThat(decide(third).conditions().get(3).records()).doesNotContain("emergency/assessment/A");
        assertThat(decideAfter("default: 10 %", "default: 15 %", third)
                        .conditions()
                        .get(3)
                        .records())
                .contains("emergency/assessment/A");
    }

    @Test
    void aPeriodOfACondition() throws IOException {
        CreditRecord warning = penalty("emergency/penalty/F", "1", "2023-06-29", "100");
        assertThat(decide(warning).status()).isEqualTo(Status.ORDINARY);
        String period = "no penalty of the emergency authorities\n    value: 3 years";
        assertThat(decideAfter(period, period.replace("3 years", "2 years"), warning)
                        .status())
                .isEqualTo(Status.JOINT_INCENTIVE);
    }

    @Test
    void theDayFromWhichThePolicyIsInForce() throws IOException {
        CreditRecord act = Records.refusal("O", "2024-01-01");
        assertThat(decide(act).grounds()).hasSize(1);
        assertThat(decideAfter("default: 2021-01-01", "default: 2024-01-02", act)
                        .grounds())
                .isEmpty();
    }

    @Test
    void whatMakesAPenaltyMajor() throws IOException {
        CreditRecord[] penalties = {majorPenalty("F1", "2025-01-10"), detention()};
        assertThat(decide(penalties).grounds()).isEmpty();
        assertThat(decideAfter("CLOSE_DOWN, RESTRICT_PRACTICE]", "CLOSE_DOWN, DETENTION]", penalties)
                        .grounds())
                .hasSize(1);
    }

    private static CreditRecord detention() {
        return record(
                "emergency/penalty/F2",
                "document_no",
                "2",
                "decided_on",
                "2025-02-10",
                "categories",
                "DETENTION",
                "issuer_kind",
                "OTHER",
                "issuer_name",
                "某局");
    }

    @Test
    void aRecipient() throws IOException {
        Assessment assessment = decideAfter("10: {to: [all-ten]", "10: {to: [finance]", act9());
        assertThat(assessment.measures())
                .last()
                .hasToString("MeasureInForce[article=10, item=10, recipientKinds=[finance]]");
    }

    @Test
    void whichActsBringAnArticle() throws IOException {
        assertThat(decide(act9()).articles()).containsExactly(8, 9, 10);
        assertThat(decideAfter("[1, 2, 3, 4, 9]", "[1, 2, 3, 4]", act9()).articles())
                .containsExactly(8);
    }

    private static CreditRecord act9() {
        return record(
                "emergency/serious_violation/S", "determined_on", "2025-01-01", "document_no", "1", "reason", "x");
    }

    @Test
    void whoIsGovernment() throws IOException {
        assertThat(Wuxi.POLICY.isGovernment("trade-union")).isFalse();
        assertThat(ChangedPolicy.with(folder, "default: N", "default: Y")
                        .policy()
                        .isGovernment("trade-union"))
                .isTrue();
    }

    @Test
    void twoConditionsWhereTheLawHasOneOrTheOther() throws IOException {
        CreditRecord first =
                record("emergency/assessment/A", "assessed_on", "2025-01-01", "rank", "1", "assessed_count", "20");
        String any = "met-when:\n        any:\n          - valid";
        assertThat(decideAfter(any, any.replace("any:", "all:"))
                        .conditions()
                        .get(3)
                        .result())
                .isEqualTo(Assessment.Result.NOT_MET);
        Decision both = new Decision(PolicyFiles.load(folder));
        Assessment.ConditionResult fourth = both.decide(Records.FOUNDRY, Wuxi.steelWorks(first), AS_OF)
                .conditions()
                .get(3);
        assertThat(fourth.result()).isEqualTo(Assessment.Result.MET);
        assertThat(fourth.records()).isEqualTo(List.of("emergency/assessment/A", "emergency/standardization/cert"));
    }
}
