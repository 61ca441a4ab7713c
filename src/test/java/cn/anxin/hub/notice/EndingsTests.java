package cn.anxin.hub.notice;

import static cn.anxin.hub.notice.Cases.NAME;
import static cn.anxin.hub.notice.Cases.PENALTY;
import static cn.anxin.hub.notice.Cases.TODAY;
import static cn.anxin.hub.notice.Cases.assessment;
import static cn.anxin.hub.notice.Cases.compose;
import static cn.anxin.hub.notice.Cases.earlier;
import static cn.anxin.hub.notice.Cases.earlierPolicy;
import static cn.anxin.hub.notice.Cases.ground;
import static cn.anxin.hub.notice.Cases.listed;
import static cn.anxin.hub.notice.Cases.measure;
import static cn.anxin.hub.notice.Cases.ordinary;
import static cn.anxin.hub.notice.Cases.recipient;
import static cn.anxin.hub.notice.Cases.record;
import static cn.anxin.hub.notice.Cases.registration;
import static cn.anxin.hub.notice.Cases.situation;
import static cn.anxin.hub.notice.Cases.withWarning;
import static org.assertj.core.api.Assertions.assertThat;

import cn.anxin.hub.decision.Assessment;
import cn.anxin.hub.decision.Assessment.Ground;
import cn.anxin.hub.decision.Status;
import cn.anxin.hub.record.CreditRecord;
import cn.anxin.hub.record.UseScope;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EndingsTests {

    private static final Recipient BANK = recipient("bank");
    private static final Ground OVER = ground(3, "2023-05-01", "2026-05-01", PENALTY);
    private static final Ground RUNNING = ground(3, "2024-05-01", "2027-05-01", PENALTY);
    private static final CreditRecord REPAIR = record(
            "credit-platform/repair/X-1",
            UseScope.PUBLIC,
            Map.of("repairs", PENALTY, "decided_on", "2026-04-01", "document_no", "修1"));

    private static CreditRecord repair(String id, String act, String on) {
        return record(
                "credit-platform/repair/" + id,
                UseScope.PUBLIC,
                Map.of("repairs", act, "decided_on", on, "document_no", "修2"));
    }

    private static NoticeBody listing() {
        return compose(BANK, Optional.empty(), situation(listed(RUNNING))).orElseThrow();
    }

    /** Ended today; {@code then} is what today's records make of the act on its own day. */
    private static Situation ended(Assessment before, Assessment then, CreditRecord... records) {
        return new Situation(ordinary(), earlier(before), List.of(records), NAME, day -> Optional.of(then));
    }

    private static EndReason reason(Situation situation) {
        return compose(BANK, Optional.of(listing()), situation)
                .flatMap(NoticeBody::endReason)
                .orElseThrow();
    }

    @Test
    void aListingWhoseTimeIsUpExpired() {
        assertThat(reason(ended(listed(OVER), listed(OVER)))).isEqualTo(EndReason.EXPIRED);
    }

    @Test
    void aHazardRectifiedAfterTheListingsTimeExpired() {
        Ground open = ground(4, "2022-05-01", "", "emergency/hazard/H-1");
        Ground rectified = ground(4, "2022-05-01", "2026-10-01", "emergency/hazard/H-1");
        assertThat(reason(ended(listed(open), listed(rectified)))).isEqualTo(EndReason.EXPIRED);
    }

    @Test
    void anActThatAValidRepairNamesIsRepaired() {
        assertThat(reason(ended(listed(RUNNING), listed(RUNNING), REPAIR))).isEqualTo(EndReason.REPAIRED);
    }

    @Test
    void aRepairWithAWarningEndedNothing() {
        Situation situation = new Situation(
                withWarning(ordinary(), REPAIR.key().reference()),
                earlier(listed(OVER)),
                List.of(REPAIR),
                NAME,
                day -> Optional.of(listed(OVER)));
        assertThat(reason(situation)).isEqualTo(EndReason.EXPIRED);
    }

    @Test
    void anActThatTodaysRecordsNoLongerShowIsWithdrawn() {
        assertThat(reason(ended(listed(RUNNING), ordinary()))).isEqualTo(EndReason.WITHDRAWN);
    }

    @Test
    void anActAnnulledAfterItsDayIsWithdrawn() {
        assertThat(reason(ended(listed(RUNNING), listed(RUNNING)))).isEqualTo(EndReason.WITHDRAWN);
    }

    @Test
    void aRepairOfAnotherActEndsNothing() {
        CreditRecord other = repair("X-2", "emergency/penalty/P-2", "2026-04-01");
        assertThat(reason(ended(listed(RUNNING), listed(RUNNING), other))).isEqualTo(EndReason.WITHDRAWN);
    }

    @Test
    void onlyARepairRepairs() {
        CreditRecord named = record(
                "credit-platform/request/X-3", UseScope.PUBLIC, Map.of("repairs", PENALTY, "decided_on", "2026-04-01"));
        assertThat(reason(ended(listed(RUNNING), listed(RUNNING), named))).isEqualTo(EndReason.WITHDRAWN);
    }

    @Test
    void aRepairOfALaterDayHasEndedNothing() {
        CreditRecord later = repair("X-4", PENALTY, "2026-11-23");
        assertThat(reason(ended(listed(RUNNING), listed(RUNNING), later))).isEqualTo(EndReason.WITHDRAWN);
    }

    @Test
    void aRepairDecidedAfterTheListingsTimeEndedNothing() {
        CreditRecord late = repair("X-5", PENALTY, "2026-05-02");
        assertThat(reason(ended(listed(OVER), listed(OVER), late))).isEqualTo(EndReason.EXPIRED);
    }

    @Test
    void aWarningAboutAnotherRecordLeavesTheRepairGood() {
        Situation situation = new Situation(
                withWarning(ordinary(), "credit-platform/repair/X-9"),
                earlier(listed(RUNNING)),
                List.of(REPAIR),
                NAME,
                day -> Optional.of(listed(RUNNING)));
        assertThat(reason(situation)).isEqualTo(EndReason.REPAIRED);
    }

    /** The listing stands, and its grounds with it: what another policy takes from the bank is not the fate of an act. */
    @Test
    void aGroundThatStillStandsTellsNothingAboutTheEnd() {
        Assessment others = assessment(
                Status.JOINT_PUNISHMENT,
                TODAY,
                List.of(RUNNING),
                List.of(measure(10, 5, "finance"), measure(9, 9, "insurer")),
                "");
        Situation situation = new Situation(
                others,
                earlier(listed(RUNNING)),
                List.of(),
                NAME,
                day -> Optional.of(listed(ground(3, "2024-05-01", "2025-05-01", PENALTY))));
        assertThat(reason(situation)).isEqualTo(EndReason.WITHDRAWN);
    }

    @Test
    void whereOneActExpiredAndOneWasWithdrawnTheWithdrawalIsTold() {
        Ground other = ground(5, "2024-06-01", "2027-06-01", "emergency/order_refusal/R-1");
        assertThat(reason(ended(listed(OVER, other), listed(OVER)))).isEqualTo(EndReason.WITHDRAWN);
    }

    @Test
    void theSameRecordsUnderAnotherPolicyTellThePolicy() {
        Situation situation = new Situation(
                ordinary(), earlierPolicy(listed(RUNNING)), List.of(), NAME, day -> Optional.of(ordinary()));
        assertThat(reason(situation)).isEqualTo(EndReason.POLICY_CHANGED);
    }

    @Test
    void aMeasureThatAnotherPolicyAssignsToOthersTellsThePolicy() {
        Assessment reassigned =
                assessment(Status.JOINT_PUNISHMENT, TODAY, List.of(RUNNING), List.of(measure(10, 9, "insurer")), "");
        Situation situation = new Situation(
                reassigned, earlierPolicy(listed(RUNNING)), List.of(), NAME, day -> Optional.of(reassigned));
        assertThat(reason(situation)).isEqualTo(EndReason.POLICY_CHANGED);
    }

    @Test
    void leavingTheScopeIsToldWhateverElseHappened() {
        Assessment out = assessment(Status.OUT_OF_SCOPE, TODAY, List.of(), List.of(), "");
        Situation situation =
                new Situation(out, earlier(listed(OVER)), List.of(), NAME, day -> Optional.of(listed(OVER)));
        assertThat(reason(situation)).isEqualTo(EndReason.OUT_OF_SCOPE);
    }

    @Test
    void aMoveToAnotherDistrictIsToldAsTheRecipients() {
        Recipient xishan = recipient("bank", "320205");
        Situation before = situation(listed(RUNNING), registration("G-1", "2020-01-01", NAME, "320205"));
        NoticeBody last = compose(xishan, Optional.empty(), before).orElseThrow();
        Situation moved = situation(listed(RUNNING), registration("G-2", "2026-01-01", NAME, "320211"));
        assertThat(compose(xishan, Optional.of(last), moved).flatMap(NoticeBody::endReason))
                .contains(EndReason.RECIPIENT_CHANGED);
    }

    @Test
    void anotherKindOfRecipientIsToldAsTheRecipients() {
        Recipient union = new Recipient(BANK.id(), BANK.name(), "trade-union", Way.JMS, BANK.districts());
        assertThat(compose(union, Optional.of(listing()), situation(listed(RUNNING)))
                        .flatMap(NoticeBody::endReason))
                .contains(EndReason.RECIPIENT_CHANGED);
    }

    @Test
    void anIncentiveThatIsLostTellsTheConditions() {
        Assessment praised = assessment(Status.JOINT_INCENTIVE, TODAY, List.of(), List.of(measure(6, 8, "bank")), "");
        NoticeBody last = compose(BANK, Optional.empty(), situation(praised)).orElseThrow();
        assertThat(compose(BANK, Optional.of(last), situation(ordinary())).flatMap(NoticeBody::endReason))
                .contains(EndReason.CONDITIONS_NOT_MET);
    }
}
