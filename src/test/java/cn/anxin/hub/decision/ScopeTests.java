package cn.anxin.hub.decision;

import static cn.anxin.hub.decision.Records.record;
import static org.assertj.core.api.Assertions.assertThat;

import cn.anxin.hub.record.CreditRecord;
import org.junit.jupiter.api.Test;

/** Whom the regulation covers (Art. 2; docs/decision.md, section 2). */
class ScopeTests {

    private static CreditRecord profile(String recordId, String from, Object... columns) {
        Object[] all = new Object[columns.length + 2];
        all[0] = "valid_from";
        all[1] = from;
        System.arraycopy(columns, 0, all, 2, columns.length);
        return record("emergency/profile/" + recordId, all);
    }

    private static CreditRecord registration(String recordId, String state, String on) {
        return record("market-supervision/registration/" + recordId, "state", state, "state_on", on);
    }

    @Test
    void severalItemsCanBeMetAtOnce() {
        Assessment assessment = Wuxi.decide(
                "2025-06-30",
                profile(
                        "P",
                        "2020-01-01",
                        "sector",
                        "METALLURGY",
                        "activities",
                        "STEEL;WOOD_DUST",
                        "dust_workers",
                        "10",
                        "major_hazard_level",
                        "1",
                        "key_process",
                        "Y"));
        assertThat(assessment.scopeItems()).containsExactly(1, 2, 3, 6);
    }

    @Test
    void aSectorThatTradesOrStoresNeedsAMajorHazard() {
        assertThat(Wuxi.decide(
                                "2025-06-30",
                                profile("P", "2020-01-01", "sector", "HAZCHEM", "activities", "HAZCHEM_TRADE"))
                        .status())
                .isEqualTo(Status.OUT_OF_SCOPE);
    }

    @Test
    void onlyAChemicalEnterpriseThatUsesHazardousChemicalsIsOfItem4() {
        assertThat(Wuxi.decide(
                                "2025-06-30",
                                profile(
                                        "P",
                                        "2020-01-01",
                                        "sector",
                                        "OTHER",
                                        "activities",
                                        "HAZCHEM_USE",
                                        "major_hazard_level",
                                        "2"))
                        .scopeItems())
                .isEmpty();
    }

    @Test
    void withoutAProfileInForceNothingIsInScope() {
        Assessment assessment = Wuxi.decide(
                "2025-06-30",
                profile("P", "2025-07-01", "sector", "OTHER", "key_process", "Y"),
                Records.refusal("O", "2025-01-01"),
                Records.repair("R", "x/y/z", "2025-01-01"));
        assertThat(assessment.status()).isEqualTo(Status.OUT_OF_SCOPE);
        assertThat(assessment.scopeItems()).isEmpty();
        assertThat(assessment.articles()).isEmpty();
        assertThat(assessment.grounds()).isEmpty();
        assertThat(assessment.conditions()).isEmpty();
        assertThat(assessment.measures()).isEmpty();
        assertThat(assessment.warnings()).isEmpty();
        assertThat(assessment.nextReviewOn()).hasToString("Optional[2025-07-01]");
    }

    @Test
    void theLatestProfileCounts() {
        CreditRecord earlier = profile("P9", "2024-01-01", "sector", "OTHER", "key_process", "Y");
        CreditRecord later = profile("P1", "2025-01-01", "sector", "OTHER", "key_process", "N");
        assertThat(Wuxi.decide("2024-12-31", earlier, later).scopeItems()).containsExactly(6);
        assertThat(Wuxi.decide("2025-01-01", earlier, later).scopeItems()).isEmpty();
    }

    @Test
    void ofTwoProfilesOfOneDayTheGreaterRecordIdCountsByCodePoint() {
        CreditRecord fullwidth = profile("\uFF21", "2024-01-01", "sector", "OTHER", "key_process", "N");
        CreditRecord beyond = profile("\uD840\uDC00", "2024-01-01", "sector", "OTHER", "key_process", "Y");
        assertThat(Wuxi.decide("2025-06-30", beyond, fullwidth).scopeItems()).containsExactly(6);
    }

    @Test
    void cancelledAndMovedOutEndTheScopeWhileRevokedDoesNot() {
        assertThat(statusWith(registration("R", "CANCELLED", "2025-06-30"))).isEqualTo(Status.OUT_OF_SCOPE);
        assertThat(statusWith(registration("R", "MOVED_OUT", "2025-06-30"))).isEqualTo(Status.OUT_OF_SCOPE);
        assertThat(statusWith(registration("R", "REVOKED", "2025-06-30"))).isEqualTo(Status.JOINT_INCENTIVE);
        assertThat(statusWith(registration("R", "CANCELLED", "2025-07-01"))).isEqualTo(Status.JOINT_INCENTIVE);
    }

    @Test
    void theLatestRegistrationCountsAndOfOneDayTheGreaterRecordId() {
        assertThat(statusWith(
                        registration("R1", "CANCELLED", "2024-01-01"), registration("R0", "ACTIVE", "2025-01-01")))
                .isEqualTo(Status.JOINT_INCENTIVE);
        assertThat(statusWith(
                        registration("R2", "CANCELLED", "2025-01-01"), registration("R10", "ACTIVE", "2025-01-01")))
                .isEqualTo(Status.OUT_OF_SCOPE);
    }

    private static Status statusWith(CreditRecord... registrations) {
        return Wuxi.decideSteelWorks("2025-06-30", registrations).status();
    }
}
