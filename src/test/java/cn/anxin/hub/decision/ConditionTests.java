package cn.anxin.hub.decision;

import static cn.anxin.hub.decision.Records.majorPenalty;
import static cn.anxin.hub.decision.Records.penalty;
import static cn.anxin.hub.decision.Records.record;
import static org.assertj.core.api.Assertions.assertThat;

import cn.anxin.hub.record.CreditRecord;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The four conditions of the incentive (Art. 4; docs/decision.md, section 4). */
class ConditionTests {

    private static String condition(int item, String asOf, CreditRecord... records) {
        Assessment.ConditionResult condition =
                Wuxi.decideSteelWorks(asOf, records).conditions().get(item - 1);
        return condition.result() + " "
                + condition.records().stream()
                        .map(r -> r.substring(r.lastIndexOf('/') + 1))
                        .toList();
    }

    private static String fourth(String asOf, CreditRecord... records) {
        List<CreditRecord> all = new ArrayList<>(List.of(records));
        all.add(Records.steelProfile());
        Assessment.ConditionResult condition =
                Wuxi.decide(asOf, all.toArray(CreditRecord[]::new)).conditions().get(3);
        return condition.result() + " "
                + condition.records().stream()
                        .map(r -> r.substring(r.lastIndexOf('/') + 1))
                        .toList();
    }

    private static CreditRecord accident(String id, String deaths, String status, String liability, String concluded) {
        return record(
                "emergency/accident/" + id,
                "occurred_on",
                "2024-02-29",
                "deaths",
                deaths,
                "status",
                status,
                "liability",
                liability,
                "concluded_on",
                concluded);
    }

    private static CreditRecord certificate(String id, String level, String operating, String state) {
        return record(
                "emergency/standardization/" + id,
                "certificate_no",
                "1",
                "level",
                level,
                "granted_on",
                "2024-01-01",
                "valid_until",
                "2026-12-31",
                "operating",
                operating,
                "state",
                state);
    }

    private static CreditRecord assessed(String id, String on, String rank, String count) {
        return record("emergency/assessment/" + id, "assessed_on", on, "rank", rank, "assessed_count", count);
    }

    @Test
    void actsCountForThreeYearsFromTheirTrigger() {
        CreditRecord act = Records.refusal("O", "2022-02-28");
        assertThat(condition(1, "2022-02-27", act)).isEqualTo("MET []");
        assertThat(condition(1, "2025-02-28", act)).isEqualTo("NOT_MET [O]");
        assertThat(condition(1, "2025-03-01", act)).isEqualTo("MET []");
    }

    @Test
    void aHazardCountsForAsLongAsItIsOverdue() {
        CreditRecord overdue = record(
                "emergency/hazard/H",
                "grade",
                "MAJOR",
                "found_on",
                "2019-01-01",
                "due_on",
                "2019-06-30",
                "rectified_on",
                "2025-01-01");
        assertThat(condition(1, "2024-12-31", overdue)).isEqualTo("NOT_MET [H]");
        assertThat(condition(1, "2025-01-01", overdue)).isEqualTo("MET []");
    }

    @Test
    void allEvidenceOfTheActsIsCitedOnceAndInOrder() {
        assertThat(condition(
                        1,
                        "2025-06-30",
                        majorPenalty("F3", "2024-10-01"),
                        majorPenalty("F2", "2024-11-01"),
                        majorPenalty("F1", "2024-12-01"),
                        Records.refusal("O", "2025-01-01")))
                .isEqualTo("NOT_MET [O, F1, F2, F3]");
    }

    @Test
    void anyPenaltyOfAnEmergencyAuthorityCountsWhoeverReportedIt() {
        CreditRecord warning = record(
                "market-supervision/penalty/W",
                "document_no",
                "1",
                "decided_on",
                "2022-02-28",
                "categories",
                "WARNING",
                "issuer_kind",
                "EMERGENCY",
                "issuer_name",
                "某应急管理局");
        assertThat(condition(2, "2025-02-28", warning)).isEqualTo("NOT_MET [W]");
        assertThat(condition(2, "2025-03-01", warning)).isEqualTo("MET []");
        assertThat(condition(2, "2022-02-27", warning)).isEqualTo("MET []");
    }

    @Test
    void ofOneDocumentOnlyTheSmallestReferenceIsCited() {
        assertThat(condition(
                        2,
                        "2025-06-30",
                        penalty("market-supervision/penalty/M", "罚[1]", "2025-01-01", "1"),
                        penalty("emergency/penalty/F", "罚〔1〕", "2025-01-01", "1")))
                .isEqualTo("NOT_MET [F]");
    }

    @Test
    void aFatalAccidentWithLiabilityCountsForThreeYearsFromItsDay() {
        CreditRecord accident = accident("A", "1", "CONCLUDED", "Y", "2024-06-01");
        assertThat(condition(3, "2024-02-28", accident)).isEqualTo("MET []");
        assertThat(condition(3, "2024-05-31", accident)).isEqualTo("PENDING [A]");
        assertThat(condition(3, "2024-06-01", accident)).isEqualTo("NOT_MET [A]");
        assertThat(condition(3, "2027-02-28", accident)).isEqualTo("NOT_MET [A]");
        assertThat(condition(3, "2027-03-01", accident)).isEqualTo("MET []");
    }

    @Test
    void withoutDeathOrLiabilityThereIsNothingInTheWay() {
        assertThat(condition(3, "2024-07-01", accident("A", "0", "CONCLUDED", "Y", "2024-06-01")))
                .isEqualTo("MET []");
        assertThat(condition(3, "2024-07-01", accident("A", "1", "CONCLUDED", "N", "2024-06-01")))
                .isEqualTo("MET []");
        assertThat(condition(3, "2024-05-31", accident("A", "1", "CONCLUDED", "N", "2024-06-01")))
                .isEqualTo("PENDING [A]");
        assertThat(condition(3, "2024-05-31", accident("A", "0", "PROVISIONAL", "", "")))
                .isEqualTo("MET []");
    }

    @Test
    void notMetWinsOverPendingAndAloneIsCited() {
        assertThat(condition(
                        3,
                        "2024-07-01",
                        accident("A", "1", "PROVISIONAL", "", ""),
                        accident("B", "1", "CONCLUDED", "Y", "2024-06-01")))
                .isEqualTo("NOT_MET [B]");
    }

    @Test
    void aPendingConditionMakesTheEnterpriseOrdinary() {
        assertThat(Wuxi.decideSteelWorks("2024-07-01", accident("A", "1", "PROVISIONAL", "", ""))
                        .status())
                .isEqualTo(Status.ORDINARY);
    }

    @Test
    void aCertificateCountsWhileItIsValidOperatedAndOfLevel2() {
        assertThat(fourth("2023-12-31", certificate("C", "2", "Y", "VALID"))).isEqualTo("NOT_MET []");
        assertThat(fourth("2024-01-01", certificate("C", "2", "Y", "VALID"))).isEqualTo("MET [C]");
        assertThat(fourth("2026-12-31", certificate("C", "1", "Y", "VALID"))).isEqualTo("MET [C]");
        assertThat(fourth("2027-01-01", certificate("C", "1", "Y", "VALID"))).isEqualTo("NOT_MET []");
        assertThat(fourth("2024-01-01", certificate("C", "3", "Y", "VALID"))).isEqualTo("NOT_MET []");
        assertThat(fourth("2024-01-01", certificate("C", "2", "N", "VALID"))).isEqualTo("NOT_MET []");
        assertThat(fourth("2024-01-01", certificate("C", "2", "Y", "REVOKED"))).isEqualTo("NOT_MET []");
        assertThat(fourth("2024-01-01", certificate("C", "2", "Y", "TERMINATED")))
                .isEqualTo("NOT_MET []");
    }

    @Test
    void anAssessmentCountsForAYearIfAtTheFront() {
        assertThat(fourth("2024-02-29", assessed("A", "2024-02-29", "2", "20"))).isEqualTo("MET [A]");
        assertThat(fourth("2025-02-28", assessed("A", "2024-02-29", "2", "20"))).isEqualTo("MET [A]");
        assertThat(fourth("2025-03-01", assessed("A", "2024-02-29", "2", "20"))).isEqualTo("NOT_MET []");
        assertThat(fourth("2024-02-29", assessed("A", "2024-02-29", "2", "19"))).isEqualTo("NOT_MET []");
    }

    @Test
    void onlyTheLatestAssessmentCountsEvenIfItIsTheWorse() {
        CreditRecord good = assessed("A9", "2024-01-01", "1", "20");
        CreditRecord bad = assessed("A1", "2024-03-01", "20", "20");
        assertThat(fourth("2024-02-29", good, bad)).isEqualTo("MET [A9]");
        assertThat(fourth("2024-03-01", good, bad)).isEqualTo("NOT_MET []");
        assertThat(fourth(
                        "2024-03-01",
                        assessed("A2", "2024-03-01", "1", "20"),
                        assessed("A10", "2024-03-01", "20", "20")))
                .isEqualTo("MET [A2]");
    }

    @Test
    void everyCertificateAndTheAssessmentThatMeetItAreCited() {
        assertThat(fourth(
                        "2024-06-01",
                        certificate("D", "2", "Y", "VALID"),
                        certificate("C", "1", "Y", "VALID"),
                        certificate("B", "3", "Y", "VALID"),
                        assessed("A", "2024-03-01", "1", "10")))
                .isEqualTo("MET [A, C, D]");
    }

    @Test
    void conditionsAreReportedWhateverTheStatus() {
        Assessment punished = Wuxi.decideSteelWorks("2025-06-30", Records.refusal("O", "2025-01-01"));
        assertThat(punished.status()).isEqualTo(Status.JOINT_PUNISHMENT);
        assertThat(punished.conditions().stream().map(Assessment.ConditionResult::item))
                .containsExactly(1, 2, 3, 4);
    }
}
