package cn.anxin.hub.decision;

import static cn.anxin.hub.decision.Records.majorPenalty;
import static org.assertj.core.api.Assertions.assertThat;

import cn.anxin.hub.decision.RepairOutlook.Chance;
import cn.anxin.hub.record.CreditRecord;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class RepairOutlookTests {

    private static final RepairOutlook OUTLOOK = new RepairOutlook(Wuxi.DECISION);
    private static final CreditRecord OLD = Records.refusal("O-1", "2024-01-31");
    private static final CreditRecord YOUNG = Records.refusal("O-2", "2025-12-31");

    @Test
    void aRepairCountsFromItsFirstDayOrFromToday() {
        List<Chance> chances = chances("2026-01-15", OLD, YOUNG);

        assertThat(chances)
                .extracting(chance -> chance.on().orElseThrow())
                .containsExactly(LocalDate.parse("2026-01-15"), LocalDate.parse("2027-06-30"));
        assertThat(chances).allSatisfy(chance -> {
            assertThat(chance.then().orElseThrow().warnings()).isEmpty();
            assertThat(chance.then().orElseThrow().grounds()).doesNotContain(chance.ground());
            assertThat(chance.otherwise().orElseThrow().grounds()).contains(chance.ground());
        });
    }

    @Test
    void ofABurstTheCompletingPenaltyIsNamed() {
        Chance chance = chances("2026-01-15", majorPenalty("P-1", "2025-01-01"), majorPenalty("P-2", "2025-06-01"))
                .get(0);

        assertThat(chance.record()).isEqualTo("emergency/penalty/P-2");
        assertThat(chance.then().orElseThrow().grounds()).isEmpty();
    }

    @Test
    void aHazardThatIsNotRectifiedCannotBeRepaired() {
        CreditRecord hazard = Records.record(
                "emergency/hazard/H", "grade", "MAJOR", "found_on", "2024-01-01", "due_on", "2024-01-30");
        Chance chance = chances("2026-01-15", hazard).get(0);

        assertThat(chance.on()).isEmpty();
        assertThat(chance.then()).isEmpty();
        assertThat(all("2026-01-15", hazard)).isEmpty();
    }

    @Test
    void allTogetherAreDecidedOnTheDayOfTheLast() {
        Assessment all = all("2026-01-15", OLD, YOUNG).get(0);

        assertThat(all.asOf()).hasToString("2027-06-30");
        assertThat(all.status()).isNotEqualTo(Status.JOINT_PUNISHMENT);
        assertThat(all.warnings()).isEmpty();
    }

    @Test
    void withoutGroundsThereIsNothingToRepair() {
        assertThat(chances("2026-01-15")).isEmpty();
        assertThat(all("2026-01-15")).isEmpty();
    }

    private static List<Chance> chances(String asOf, CreditRecord... records) {
        return OUTLOOK.of(Wuxi.decideSteelWorks(asOf, records), Wuxi.steelWorks(records));
    }

    private static List<Assessment> all(String asOf, CreditRecord... records) {
        return OUTLOOK
                .all(Wuxi.decideSteelWorks(asOf, records), Wuxi.steelWorks(records), chances(asOf, records))
                .stream()
                .toList();
    }
}
