package cn.anxin.hub.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.anxin.hub.record.CreditRecord;
import cn.anxin.hub.record.UseScope;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The decision as a whole: its day, its next day, what it rests on. */
class DecisionTests {

    @Test
    void theNextReviewIsTheDayAfterTheLastOfThePeriod() {
        CreditRecord act = Records.refusal("O", "2024-02-29");
        assertThat(Wuxi.decideSteelWorks("2025-01-01", act).nextReviewOn()).contains(LocalDate.of(2027, 3, 1));
        assertThat(Wuxi.decideSteelWorks("2027-03-01", act).nextReviewOn()).contains(LocalDate.of(2050, 1, 1));
        assertThat(Wuxi.decideSteelWorks("2050-01-01", act).nextReviewOn()).isEmpty();
    }

    @Test
    void aDayOnWhichOnlyTheCitedRecordsDifferIsANextReview() {
        // The second refusal changes no status, but it is one more ground.
        assertThat(Wuxi.decideSteelWorks(
                                "2025-01-01", Records.refusal("A", "2024-02-29"), Records.refusal("B", "2025-05-05"))
                        .nextReviewOn())
                .contains(LocalDate.of(2025, 5, 5));
    }

    @Test
    void aDayBeforeThePolicyCannotBeAskedFor() {
        assertThat(Wuxi.decideSteelWorks("2021-01-01").status()).isEqualTo(Status.JOINT_INCENTIVE);
        assertThatThrownBy(() -> Wuxi.decideSteelWorks("2020-12-31"))
                .isInstanceOfSatisfying(
                        PolicyNotInForce.class,
                        fault -> assertThat(fault.effectiveFrom()).isEqualTo("2021-01-01"))
                .hasMessageContaining("施行")
                .hasMessageContaining("in force from 2021-01-01");
    }

    @Test
    void recordsOfOthersAreLeftAside() {
        CreditRecord mine = Records.refusal("O", "2025-01-01");
        CreditRecord theirs = new CreditRecord(
                mine.key(),
                mine.revision(),
                mine.op(),
                Records.NEIGHBOUR,
                Optional.of("隔壁"),
                UseScope.PUBLIC,
                mine.cells());
        assertThat(Wuxi.decideSteelWorks("2025-06-30", theirs).status()).isEqualTo(Status.JOINT_INCENTIVE);
    }

    @Test
    void anAssessmentNamesThePolicyAndTheOpenParametersItRestsOn() {
        Assessment clean = Wuxi.decideSteelWorks("2025-06-30");
        assertThat(clean.policy().id()).isEqualTo("wuxi-safety-credit");
        assertThat(clean.policy().version()).isEqualTo(1);
        assertThat(clean.policy().sha256()).matches("[0-9a-f]{64}");
        assertThat(clean.openParameters())
                .containsExactly(
                        "assessment-validity",
                        "effective-from",
                        "recipients-of-article-5",
                        "recipients-of-article-6",
                        "top-share");
        assertThat(Wuxi.decideSteelWorks("2025-06-30", Records.refusal("O", "2025-01-01"))
                        .openParameters())
                .contains("listing-period", "repair-after", "repair-extension", "recipients-of-article-8")
                .doesNotContain("major-fine", "recipients-of-article-10");
        assertThat(Wuxi.decideSteelWorks("2025-06-30", Records.majorPenalty("F", "2025-01-01"))
                        .openParameters())
                .contains("major-fine", "major-confiscation", "major-categories", "burst-window");
        assertThat(Wuxi.decide("2025-06-30").openParameters()).containsExactly("effective-from");
    }

    /** Neither a certificate nor an assessment: what the law leaves open about the latter had nothing to apply to. */
    @Test
    void anOpenParameterThatFoundNothingToApplyToIsNotNamed() {
        assertThat(Wuxi.decide("2025-06-30", Records.steelProfile()).openParameters())
                .containsExactly("effective-from");
    }

    @Test
    void theJsonIsTheContractsObjectAndNothingMore() {
        assertThat(AssessmentJson.write(Wuxi.decideSteelWorks(
                        "2025-06-30", Records.refusal("O", "2025-01-01"), Records.repair("R", "a/b/c", "2025-01-01"))))
                .startsWith("{\"uscc\":\"91320205MA1WX0T109\",\"asOf\":\"2025-06-30\","
                        + "\"policy\":{\"id\":\"wuxi-safety-credit\",\"version\":1},\"status\":\"JOINT_PUNISHMENT\","
                        + "\"scopeItems\":[1],\"articles\":[8],\"grounds\":[{\"article\":7,\"item\":5,"
                        + "\"since\":\"2025-01-01\",\"until\":\"2028-01-01\","
                        + "\"records\":[\"emergency/order_refusal/O\"],\"repairableFrom\":\"2026-07-01\"}],"
                        + "\"conditions\":[{\"article\":4,\"item\":1,\"result\":\"NOT_MET\","
                        + "\"records\":[\"emergency/order_refusal/O\"]},")
                .endsWith("\"measures\":[{\"article\":8,\"item\":1,"
                        + "\"recipientKinds\":[\"emergency-management\",\"public-disclosure\"]},{\"article\":8,"
                        + "\"item\":2,\"recipientKinds\":[\"emergency-management\"]}],"
                        + "\"warnings\":[{\"code\":\"REPAIR_UNMATCHED\",\"record\":\"credit-platform/repair/R\"}],"
                        + "\"nextReviewOn\":\"2028-01-02\"}");
    }

    @Test
    void anAbsentDayIsNullInTheJson() {
        assertThat(AssessmentJson.write(Wuxi.decide("2025-06-30"))).endsWith("\"nextReviewOn\":null}");
    }

    @Test
    void whatIsNoAssessmentIsNotRead() {
        for (String json : List.of("{", "{}", "[]", "{\"uscc\":\"91320205MA1WX0T109\",\"asOf\":\"2025-02-30\"}")) {
            assertThatThrownBy(() -> AssessmentJson.read(json, "", List.of()))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
