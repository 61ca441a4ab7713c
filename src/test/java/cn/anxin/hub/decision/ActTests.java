package cn.anxin.hub.decision;

import static cn.anxin.hub.decision.Records.majorPenalty;
import static cn.anxin.hub.decision.Records.penalty;
import static cn.anxin.hub.decision.Records.record;
import static org.assertj.core.api.Assertions.assertThat;

import cn.anxin.hub.record.CreditRecord;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is a dishonest act, from when and on which records (Art. 7; docs/decision.md, section 3). */
class ActTests {

    private static List<String> grounds(String asOf, CreditRecord... records) {
        return Wuxi.decideSteelWorks(asOf, records).grounds().stream()
                .map(g -> "7(" + g.item() + ") " + g.since() + ".."
                        + g.until().map(Object::toString).orElse("") + " "
                        + g.records().stream()
                                .map(r -> r.substring(r.lastIndexOf('/') + 1))
                                .toList())
                .toList();
    }

    private static CreditRecord accident(String status, String liability, String deaths, String concludedOn) {
        return record(
                "emergency/accident/A",
                "occurred_on",
                "2024-01-01",
                "deaths",
                deaths,
                "status",
                status,
                "liability",
                liability,
                "concluded_on",
                concludedOn);
    }

    private static CreditRecord transfer(String filedOn, String caseRef) {
        return record("emergency/transfer/T", "filed_on", filedOn, "case_ref", caseRef, "person_role", "RESPONSIBLE");
    }

    private static CreditRecord verdict(String id, String caseRef, String outcome, String judgedOn) {
        return record(
                "court/criminal_case/" + id,
                "case_ref",
                caseRef,
                "case_no",
                "刑终",
                "stage",
                "FINAL",
                "outcome",
                outcome,
                "judged_on",
                judgedOn);
    }

    private static CreditRecord annulment(String documentNo, String outcome, String isFinal, String judgedOn) {
        return record(
                "court/administrative_judgment/J",
                "case_no",
                "行终",
                "penalty_document_no",
                documentNo,
                "outcome",
                outcome,
                "final",
                isFinal,
                "judged_on",
                judgedOn);
    }

    private static CreditRecord hazard(String dueOn, String rectifiedOn) {
        return record(
                "emergency/hazard/H",
                "grade",
                "MAJOR",
                "found_on",
                "2015-01-01",
                "due_on",
                dueOn,
                "rectified_on",
                rectifiedOn);
    }

    @Test
    void anAccidentIsAnActFromItsConclusionOn() {
        assertThat(grounds("2024-05-31", accident("CONCLUDED", "Y", "1", "2024-06-01")))
                .isEmpty();
        assertThat(grounds("2024-06-01", accident("CONCLUDED", "Y", "1", "2024-06-01")))
                .containsExactly("7(1) 2024-06-01..2027-06-01 [A]");
    }

    @Test
    void anAccidentWithoutDeathWithoutLiabilityOrWithoutConclusionIsNone() {
        assertThat(grounds("2024-07-01", accident("CONCLUDED", "Y", "0", "2024-06-01")))
                .isEmpty();
        assertThat(grounds("2024-07-01", accident("CONCLUDED", "N", "1", "2024-06-01")))
                .isEmpty();
        assertThat(grounds("2024-07-01", accident("PROVISIONAL", "Y", "1", "2024-06-01")))
                .isEmpty();
    }

    @Test
    void aTransferCountsUntilACourtEndsItsCase() {
        CreditRecord acquittal = verdict("J", "公立[2024]1号", "ACQUITTED", "2025-02-03");
        assertThat(grounds("2025-02-02", transfer("2024-03-01", "公立〔2024〕 1号"), acquittal))
                .containsExactly("7(2) 2024-03-01..2027-03-01 [T]");
        assertThat(grounds("2025-02-03", transfer("2024-03-01", "公立〔2024〕 1号"), acquittal))
                .isEmpty();
    }

    @Test
    void aTransferCountsForNothingEvenIfItsCaseEndedBeforeIt() {
        assertThat(grounds("2025-06-30", transfer("2024-03-01", "1"), verdict("J", "1", "WITHDRAWN", "2023-01-01")))
                .isEmpty();
    }

    @Test
    void aConvictionIsVoidedOnItsOwnDayOrLaterButNotBefore() {
        CreditRecord guilty = verdict("G", "1", "GUILTY", "2024-03-01");
        assertThat(grounds("2025-06-30", guilty, verdict("J", "1", "ACQUITTED", "2024-02-29")))
                .containsExactly("7(2) 2024-03-01..2027-03-01 [G]");
        assertThat(grounds("2025-06-30", guilty, verdict("J", "1", "ACQUITTED", "2024-03-01")))
                .isEmpty();
        assertThat(grounds("2025-06-30", guilty, verdict("J", "1", "ACQUITTED", "2025-07-01")))
                .containsExactly("7(2) 2024-03-01..2027-03-01 [G]");
    }

    @Test
    void aJudgmentThatIsNotFinalIsNeitherActNorEnd() {
        CreditRecord judged = record(
                "court/criminal_case/G",
                "case_ref",
                "1",
                "case_no",
                "刑初",
                "stage",
                "JUDGED",
                "outcome",
                "GUILTY",
                "judged_on",
                "2024-03-01");
        CreditRecord acquitted = record(
                "court/criminal_case/J",
                "case_ref",
                "2",
                "case_no",
                "刑初",
                "stage",
                "JUDGED",
                "outcome",
                "ACQUITTED",
                "judged_on",
                "2024-03-01");
        assertThat(grounds("2025-06-30", judged)).isEmpty();
        assertThat(grounds("2025-06-30", transfer("2024-01-01", "2"), acquitted))
                .hasSize(1);
    }

    @Test
    void everyPenaltyThatCompletesABurstIsAnActOfItsOwn() {
        assertThat(grounds(
                        "2025-06-30",
                        majorPenalty("F1", "2024-01-10"),
                        majorPenalty("F2", "2024-06-10"),
                        majorPenalty("F3", "2025-01-10"),
                        majorPenalty("F4", "2025-06-10")))
                .containsExactly(
                        "7(3) 2024-06-10..2027-06-10 [F1, F2]",
                        "7(3) 2025-01-10..2028-01-10 [F1, F2, F3]",
                        "7(3) 2025-06-10..2028-06-10 [F2, F3, F4]");
    }

    @Test
    void theYearFromALeapDayEndsOnTheTwentyEighth() {
        assertThat(grounds("2025-06-30", majorPenalty("F1", "2024-02-29"), majorPenalty("F2", "2025-02-28")))
                .hasSize(1);
        assertThat(grounds("2025-06-30", majorPenalty("F1", "2024-02-29"), majorPenalty("F2", "2025-03-01")))
                .isEmpty();
    }

    @Test
    void penaltiesOfOneDayAreOrderedByRecordIdThenSource() {
        CreditRecord a = penalty("market-supervision/penalty/A", "1", "2025-01-10", "60000");
        CreditRecord b = penalty("emergency/penalty/B", "2", "2025-01-10", "60000");
        CreditRecord otherB = penalty("market-supervision/penalty/B", "3", "2025-01-10", "60000");
        List<Assessment.Ground> grounds =
                Wuxi.decideSteelWorks("2025-06-30", otherB, b, a).grounds();
        assertThat(grounds.stream().map(Assessment.Ground::records))
                .containsExactly(
                        List.of("market-supervision/penalty/A", "emergency/penalty/B"),
                        List.of("market-supervision/penalty/A", "emergency/penalty/B", "market-supervision/penalty/B"));
    }

    @Test
    void aPenaltyIsMajorByCategoryOrAmountAndOnlyIfOfSafety() {
        CreditRecord first = majorPenalty("F1", "2025-01-10");
        assertThat(grounds("2025-06-30", first, other("DETENTION;CLOSE_DOWN", "", "", "Y")))
                .hasSize(1);
        assertThat(grounds("2025-06-30", first, other("FINE", "50000", "", "Y")))
                .hasSize(1);
        assertThat(grounds("2025-06-30", first, other("CONFISCATION", "", "50000.00", "Y")))
                .hasSize(1);
        assertThat(grounds("2025-06-30", first, other("FINE;CONFISCATION;DETENTION", "49999.99", "49999.99", "Y")))
                .isEmpty();
        assertThat(grounds("2025-06-30", first, other("CLOSE_DOWN", "60000", "", "N")))
                .isEmpty();
    }

    private static CreditRecord other(String categories, String fine, String confiscation, String safety) {
        return record(
                "emergency/penalty/F2",
                "document_no",
                "2",
                "decided_on",
                "2025-02-10",
                "categories",
                categories,
                "fine_cny",
                fine,
                "confiscation_cny",
                confiscation,
                "issuer_kind",
                "OTHER",
                "issuer_name",
                "某局",
                "safety_related",
                safety);
    }

    @Test
    void ofOneDocumentTheSmallestReferenceStandsForAll() {
        CreditRecord major = penalty("market-supervision/penalty/M", "罚[2025]1号", "2025-02-10", "60000");
        CreditRecord minor = penalty("emergency/penalty/F9", "罚〔2025〕1号", "2025-02-11", "100");
        assertThat(grounds("2025-06-30", majorPenalty("F1", "2025-01-10"), major))
                .hasSize(1);
        assertThat(grounds("2025-06-30", majorPenalty("F1", "2025-01-10"), major, minor))
                .isEmpty();
        // Until it is there, the smaller reference stands for nothing.
        assertThat(grounds("2025-02-10", majorPenalty("F1", "2025-01-10"), major, minor))
                .hasSize(1);
    }

    @Test
    void anAnnulledPenaltyCountsForNothingFromTheJudgmentOn() {
        CreditRecord[] burst = {majorPenalty("F1", "2024-05-10"), majorPenalty("F2", "2024-06-10")};
        assertThat(grounds("2025-05-31", burst[0], burst[1], annulment("Ｆ１号", "ANNULLED", "Y", "2025-06-01")))
                .hasSize(1);
        assertThat(grounds("2025-06-01", burst[0], burst[1], annulment("Ｆ１号", "ANNULLED", "Y", "2025-06-01")))
                .isEmpty();
        assertThat(grounds("2025-06-30", burst[0], burst[1], annulment("F1号", "ANNULLED", "N", "2025-06-01")))
                .hasSize(1);
        assertThat(grounds("2025-06-30", burst[0], burst[1], annulment("F1号", "CHANGED", "Y", "2025-06-01")))
                .hasSize(1);
    }

    @Test
    void aHazardIsOverdueTheDayAfterItsDueDay() {
        assertThat(grounds("2025-03-31", hazard("2025-03-31", ""))).isEmpty();
        assertThat(grounds("2025-04-01", hazard("2025-03-31", ""))).containsExactly("7(4) 2025-04-01.. [H]");
        assertThat(grounds("2025-04-01", hazard("2025-03-31", "2025-03-31"))).isEmpty();
        assertThat(grounds("2025-04-01", hazard("2025-03-31", "2025-04-01")))
                .containsExactly("7(4) 2025-04-01..2028-04-01 [H]");
    }

    @Test
    void aHazardStaysAGroundUntilTheDayBeforeItIsRectified() {
        CreditRecord late = hazard("2021-03-31", "2025-05-05");
        assertThat(grounds("2022-01-01", late)).containsExactly("7(4) 2021-04-01..2025-05-04 [H]");
        assertThat(grounds("2025-05-04", late)).hasSize(1);
        assertThat(grounds("2025-05-05", late)).isEmpty();
        assertThat(grounds("2030-05-05", hazard("2021-03-31", ""))).hasSize(1);
    }

    @Test
    void anActFromBeforeThePolicyIsNeverAGroundHoweverLongItLasts() {
        assertThat(grounds("2021-01-01", Records.refusal("O", "2020-12-31"))).isEmpty();
        assertThat(grounds("2021-01-01", Records.refusal("O", "2021-01-01"))).hasSize(1);
        assertThat(grounds("2025-01-01", hazard("2020-12-30", ""))).isEmpty();
        assertThat(grounds("2025-01-01", hazard("2020-12-31", ""))).containsExactly("7(4) 2021-01-01.. [H]");
        // The look-back sees the earlier penalty of a burst that is completed later.
        assertThat(grounds("2021-06-30", majorPenalty("F1", "2020-06-01"), majorPenalty("F2", "2021-02-01")))
                .containsExactly("7(3) 2021-02-01..2024-02-01 [F1, F2]");
    }

    @Test
    void anActIsAGroundOnItsFirstAndOnItsLastDay() {
        CreditRecord refusal = Records.refusal("O", "2024-02-29");
        assertThat(grounds("2024-02-28", refusal)).isEmpty();
        assertThat(grounds("2024-02-29", refusal)).hasSize(1);
        assertThat(grounds("2027-02-28", refusal)).hasSize(1);
        assertThat(grounds("2027-03-01", refusal)).isEmpty();
    }

    @Test
    void groundsAreInTheOrderOfItemDayAndFirstRecord() {
        assertThat(grounds(
                        "2025-06-30",
                        Records.refusal("B", "2025-01-02"),
                        Records.refusal("A", "2025-01-02"),
                        Records.refusal("Z", "2025-01-01"),
                        hazard("2025-02-01", "")))
                .containsExactly(
                        "7(4) 2025-02-02.. [H]",
                        "7(5) 2025-01-01..2028-01-01 [Z]",
                        "7(5) 2025-01-02..2028-01-02 [A]",
                        "7(5) 2025-01-02..2028-01-02 [B]");
    }
}
