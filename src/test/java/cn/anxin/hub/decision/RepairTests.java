package cn.anxin.hub.decision;

import static cn.anxin.hub.decision.Records.majorPenalty;
import static cn.anxin.hub.decision.Records.record;
import static cn.anxin.hub.decision.Records.repair;
import static org.assertj.core.api.Assertions.assertThat;

import cn.anxin.hub.record.CreditRecord;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When a repair ends a ground, and what is said where it does not (docs/decision.md, section 3). */
class RepairTests {

    private static final String REFUSAL = "emergency/order_refusal/O";
    private static final CreditRecord ACT = Records.refusal("O", "2024-01-31");

    private static List<String> warnings(Assessment assessment) {
        return assessment.warnings().stream()
                .map(warning -> warning.code() + " " + warning.record())
                .toList();
    }

    private static CreditRecord hazard(String rectifiedOn) {
        return record(
                "emergency/hazard/H",
                "grade",
                "MAJOR",
                "found_on",
                "2024-01-01",
                "due_on",
                "2024-01-30",
                "rectified_on",
                rectifiedOn);
    }

    @Test
    void aRepairTakesEffectOnTheDayItIsDecided() {
        CreditRecord repair = repair("R", REFUSAL, "2025-09-01");
        assertThat(Wuxi.decideSteelWorks("2025-08-31", ACT, repair).grounds()).hasSize(1);
        assertThat(Wuxi.decideSteelWorks("2025-09-01", ACT, repair).grounds()).isEmpty();
        assertThat(Wuxi.decideSteelWorks("2025-08-31", ACT, repair).nextReviewOn())
                .hasToString("Optional[2025-09-01]");
    }

    @Test
    void eighteenMonthsFromTheEndOfAMonthEndWithTheMonth() {
        CreditRecord act = Records.refusal("O", "2024-08-31");
        assertThat(Wuxi.decideSteelWorks("2026-03-01", act, repair("R", REFUSAL, "2026-02-28"))
                        .grounds())
                .isEmpty();
        assertThat(warnings(Wuxi.decideSteelWorks("2026-03-01", act, repair("R", REFUSAL, "2026-02-27"))))
                .containsExactly("REPAIR_TOO_EARLY credit-platform/repair/R");
    }

    @Test
    void aWarningStandsFromTheRepairsDayOnForGood() {
        CreditRecord early = repair("R", REFUSAL, "2025-07-30");
        assertThat(warnings(Wuxi.decideSteelWorks("2025-07-29", ACT, early))).isEmpty();
        assertThat(warnings(Wuxi.decideSteelWorks("2025-07-30", ACT, early))).hasSize(1);
        assertThat(warnings(Wuxi.decideSteelWorks("2045-07-30", ACT, early)))
                .containsExactly("REPAIR_TOO_EARLY credit-platform/repair/R");
    }

    @Test
    void anEarlyRepairDoesNotKeepALaterOneFromCounting() {
        Assessment assessment = Wuxi.decideSteelWorks(
                "2025-12-01", ACT, repair("R2", REFUSAL, "2025-08-01"), repair("R1", REFUSAL, "2025-07-30"));
        assertThat(assessment.grounds()).isEmpty();
        assertThat(warnings(assessment)).containsExactly("REPAIR_TOO_EARLY credit-platform/repair/R1");
    }

    @Test
    void aHazardCannotBeRepairedBeforeItIsRectified() {
        CreditRecord repair = repair("R", "emergency/hazard/H", "2025-09-01");
        assertThat(warnings(Wuxi.decideSteelWorks("2025-12-01", hazard("2025-09-02"), repair)))
                .containsExactly("REPAIR_NOT_RECTIFIED credit-platform/repair/R");
        assertThat(warnings(Wuxi.decideSteelWorks("2025-12-01", hazard(""), repair)))
                .containsExactly("REPAIR_NOT_RECTIFIED credit-platform/repair/R");
        Assessment rectified = Wuxi.decideSteelWorks("2025-12-01", hazard("2025-09-01"), repair);
        assertThat(rectified.grounds()).isEmpty();
        assertThat(rectified.warnings()).isEmpty();
    }

    @Test
    void tooEarlyIsSaidBeforeNotRectified() {
        assertThat(warnings(Wuxi.decideSteelWorks(
                        "2025-12-01", hazard(""), repair("R", "emergency/hazard/H", "2025-01-01"))))
                .containsExactly("REPAIR_TOO_EARLY credit-platform/repair/R");
    }

    @Test
    void aRepairOfAnActThatIsYetToComeIsUnmatchedAndThenTooEarly() {
        CreditRecord repair = repair("R", REFUSAL, "2024-01-01");
        assertThat(warnings(Wuxi.decideSteelWorks("2024-01-30", ACT, repair)))
                .containsExactly("REPAIR_UNMATCHED credit-platform/repair/R");
        assertThat(warnings(Wuxi.decideSteelWorks("2024-01-31", ACT, repair)))
                .containsExactly("REPAIR_TOO_EARLY credit-platform/repair/R");
    }

    @Test
    void aBurstIsNamedByItsCompletingPenaltyAlone() {
        CreditRecord[] burst = {majorPenalty("F1", "2024-01-10"), majorPenalty("F2", "2024-02-10")};
        Assessment byFirst = Wuxi.decideSteelWorks(
                "2025-12-01", burst[0], burst[1], repair("R", "emergency/penalty/F1", "2025-10-01"));
        assertThat(byFirst.grounds()).hasSize(1);
        assertThat(warnings(byFirst)).containsExactly("REPAIR_UNMATCHED credit-platform/repair/R");
        assertThat(Wuxi.decideSteelWorks(
                                "2025-12-01", burst[0], burst[1], repair("R", "emergency/penalty/F2", "2025-10-01"))
                        .grounds())
                .isEmpty();
    }

    @Test
    void aReferenceIsExact() {
        assertThat(warnings(Wuxi.decideSteelWorks(
                        "2025-12-01", ACT, repair("R", "emergency/order_refusal/o", "2025-10-01"))))
                .containsExactly("REPAIR_UNMATCHED credit-platform/repair/R");
    }

    @Test
    void anActFromBeforeThePolicyCanBeNamed() {
        Assessment assessment = Wuxi.decideSteelWorks(
                "2023-06-30", Records.refusal("O", "2020-06-30"), repair("R", REFUSAL, "2022-06-30"));
        assertThat(assessment.warnings()).isEmpty();
        assertThat(assessment.grounds()).isEmpty();
        assertThat(assessment.conditions().get(0).result()).isEqualTo(Assessment.Result.NOT_MET);
    }

    @Test
    void warningsAreInTheOrderOfTheirRecordsByCodePoint() {
        Assessment assessment = Wuxi.decideSteelWorks(
                "2025-12-01",
                ACT,
                repair("\uD840\uDC00", REFUSAL, "2025-01-01"),
                repair("\uFF21", "a/b/c", "2025-01-02"),
                repair("10", "a/b/c", "2025-01-03"),
                repair("9", "a/b/c", "2025-01-04"));
        assertThat(assessment.warnings().stream().map(Assessment.Warning::record))
                .containsExactly(
                        "credit-platform/repair/10",
                        "credit-platform/repair/9",
                        "credit-platform/repair/\uFF21",
                        "credit-platform/repair/\uD840\uDC00");
    }
}
