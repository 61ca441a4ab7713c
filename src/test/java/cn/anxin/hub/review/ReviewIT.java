package cn.anxin.hub.review;

import static cn.anxin.hub.review.City.FOUNDRY;
import static cn.anxin.hub.review.City.NAME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.anxin.hub.notice.Change;
import cn.anxin.hub.notice.EndReason;
import cn.anxin.hub.notice.NoticeBody;
import cn.anxin.hub.notice.Recipient;
import cn.anxin.hub.notice.Regime;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An enterprise's story, as the recipients hear it. */
class ReviewIT {

    private City city;

    @BeforeEach
    void aFoundryIsKnown() {
        city = City.on("2026-11-22T09:00");
        city.profile(FOUNDRY);
    }

    @AfterEach
    void close() {
        city.close();
    }

    private void listed() {
        city.seriousViolation("V-1", "2026-05-01");
        city.review();
    }

    private void assertEnded(EndReason reason) {
        assertThat(city.recipients).allSatisfy(recipient -> {
            NoticeBody end = city.lastTold(recipient.id());
            assertThat(end.change()).isEqualTo(Change.END);
            assertThat(end.endReason()).contains(reason);
        });
    }

    @Test
    void aRecordMakesItsEnterpriseDueOnce() {
        assertThat(city.review()).isEqualTo(1);
        assertThat(city.status(FOUNDRY)).isEqualTo("ORDINARY");
        assertThat(city.review()).isZero();
        city.seriousViolation("V-1", "2026-05-01");
        assertThat(city.review()).isEqualTo(1);
        assertThat(city.status(FOUNDRY)).isEqualTo("JOINT_PUNISHMENT");
        assertThat(city.count("assessment")).isEqualTo(2);
    }

    @Test
    void aListingIsToldToEveryRecipientWithItsOwnMeasures() {
        listed();
        NoticeBody bank = city.lastTold("bank-1");
        assertThat(bank.change()).isEqualTo(Change.START);
        assertThat(bank.measures()).extracting(NoticeBody.Measure::item).containsExactly(9, 10);
        assertThat(bank.expectedUntil()).contains(LocalDate.of(2029, 5, 1));
        assertThat(bank.grounds()).extracting(NoticeBody.Ground::item).containsExactly(9);
        assertThat(city.count("notice")).isEqualTo(city.recipients.size());
        assertThat(city.count("delivery")).isEqualTo(city.recipients.size());
    }

    @Test
    void whatChangesNothingIsNotToldAgain() {
        listed();
        city.receive("emergency/hazard/H-9", "grade", "GENERAL", "found_on", "2026-01-01", "due_on", "2026-02-01");
        city.review();
        assertThat(city.told("bank-1")).hasSize(1);
        assertThat(city.count("assessment")).isEqualTo(1);
    }

    @Test
    void aHazardThatLapsesAtMidnightListsTheEnterpriseAndStartsForAll() {
        city.receive("emergency/hazard/H-1", "grade", "MAJOR", "found_on", "2026-10-01", "due_on", "2026-11-22");
        city.review();
        assertThat(city.status(FOUNDRY)).isEqualTo("ORDINARY");
        city.clock.moveTo("2026-11-22T23:59:59");
        assertThat(city.review()).isZero();
        city.clock.moveTo("2026-11-23T00:00:00");
        assertThat(city.review()).isEqualTo(1);
        assertThat(city.status(FOUNDRY)).isEqualTo("JOINT_PUNISHMENT");
        assertThat(city.recipients).allSatisfy(recipient -> {
            assertThat(city.told(recipient.id())).extracting(NoticeBody::change).containsExactly(Change.START);
            assertThat(city.lastTold(recipient.id()).expectedUntil()).isEmpty();
        });
    }

    @Test
    void aListingThatEndsTellsThatItExpired() {
        listed();
        city.clock.moveTo("2029-05-01T12:00:00");
        assertThat(city.review()).isZero();
        city.clock.moveTo("2029-05-02T00:00:00");
        city.review();
        assertEnded(EndReason.EXPIRED);
    }

    @Test
    void aRepairTellsThatItWasRepaired() {
        city.seriousViolation("V-1", "2025-05-01");
        city.review();
        city.receive(
                "credit-platform/repair/X-1",
                "repairs",
                "emergency/serious_violation/V-1",
                "decided_on",
                "2026-11-21",
                "document_no",
                "修1");
        city.review();
        assertEnded(EndReason.REPAIRED);
    }

    @Test
    void aWithdrawalTellsThatItWasWithdrawn() {
        listed();
        city.receive("emergency/serious_violation/V-1", "op", "WITHDRAW", "revision", "2");
        city.review();
        assertEnded(EndReason.WITHDRAWN);
    }

    @Test
    void anAnnulmentTellsThatItWasWithdrawn() {
        for (String id : new String[] {"P-1", "P-2"}) {
            city.receive(
                    "emergency/penalty/" + id,
                    "document_no",
                    "罚" + id,
                    "decided_on",
                    "2026-05-01",
                    "categories",
                    "FINE",
                    "fine_cny",
                    "90000",
                    "issuer_kind",
                    "EMERGENCY",
                    "issuer_name",
                    "应急管理局");
        }
        city.review();
        assertThat(city.lastTold("finance").change()).isEqualTo(Change.START);
        city.receive(
                "court/administrative_judgment/J-1",
                "case_no",
                "行1",
                "penalty_document_no",
                "罚P-2",
                "outcome",
                "ANNULLED",
                "final",
                "Y",
                "judged_on",
                "2026-11-20");
        city.review();
        assertEnded(EndReason.WITHDRAWN);
    }

    @Test
    void aRecordThatMovesToAnotherEnterpriseEndsHereAndStartsThere() {
        listed();
        var other = Codes.some(1).get(0);
        city.profile(other);
        city.receive(
                other,
                "emergency/serious_violation/V-1",
                "revision",
                "2",
                "determined_on",
                "2026-05-01",
                "document_no",
                "定V-1",
                "reason",
                "情节严重");
        city.review();
        assertEnded(EndReason.WITHDRAWN);
        assertThat(city.status(other)).isEqualTo("JOINT_PUNISHMENT");
    }

    @Test
    void leavingTheRegisterTellsThatTheEnterpriseIsOutOfScope() {
        listed();
        city.receive("market-supervision/registration/G-1", "state", "CANCELLED", "state_on", "2026-11-01");
        city.review();
        assertEnded(EndReason.OUT_OF_SCOPE);
    }

    @Test
    void aNewRegisteredNameAmends() {
        listed();
        city.receive(
                "market-supervision/registration/G-1",
                "enterprise_name",
                "无锡新名有限公司",
                "state",
                "ACTIVE",
                "state_on",
                "2026-11-01",
                "district",
                "320205");
        city.review();
        NoticeBody amend = city.lastTold("bank-1");
        assertThat(amend.change()).isEqualTo(Change.AMEND);
        assertThat(amend.sequence()).isEqualTo(2);
        assertThat(amend.enterprise().name()).isEqualTo("无锡新名有限公司");
        assertThat(amend.issuingAuthority().code()).isEqualTo("320205");
        assertThat(city.enterprises.find(FOUNDRY)).hasValueSatisfying(row -> {
            assertThat(row.name()).isEqualTo("无锡新名有限公司");
            assertThat(row.district()).contains("320205");
        });
    }

    @Test
    void aNameRegisteredFromALaterDayHoldsFromThatDay() {
        listed();
        city.receive(
                "market-supervision/registration/G-1",
                "enterprise_name",
                "无锡新名有限公司",
                "state",
                "ACTIVE",
                "state_on",
                "2026-12-01");
        city.review();
        assertThat(city.lastTold("bank-1").enterprise().name()).isEqualTo(NAME);
        city.clock.moveTo("2026-12-01T00:00:00");
        city.review();
        assertThat(city.lastTold("bank-1").enterprise().name()).isEqualTo("无锡新名有限公司");
    }

    @Test
    void fromIncentiveToPunishmentIsOneAmendment() {
        city.certificate();
        city.review();
        assertThat(city.status(FOUNDRY)).isEqualTo("JOINT_INCENTIVE");
        assertThat(city.lastTold("bank-1").expectedUntil()).contains(LocalDate.of(2027, 12, 31));
        city.seriousViolation("V-1", "2026-11-21");
        city.review();
        assertThat(city.told("bank-1")).extracting(NoticeBody::change).containsExactly(Change.START, Change.AMEND);
        assertThat(city.lastTold("bank-1").regime()).isEqualTo(Regime.JOINT_PUNISHMENT);
    }

    @Test
    void anIncentiveThatRunsOutTellsTheConditions() {
        city.certificate();
        city.review();
        city.clock.moveTo("2028-01-01T00:00:00");
        city.review();
        assertThat(city.lastTold("bank-1").endReason()).contains(EndReason.CONDITIONS_NOT_MET);
    }

    @Test
    void aRecipientThatIsLimitedToOtherDistrictsIsToldThatItChanged() {
        listed();
        city.recipients.removeIf(recipient -> recipient.id().equals("bank-1"));
        Recipient limited = City.recipient("bank-1", "bank", "320211");
        city.recipients.add(limited);
        city.enterprises.markAllDue("RECIPIENT", city.clock.instant());
        city.review();
        assertThat(city.lastTold("bank-1").endReason()).contains(EndReason.RECIPIENT_CHANGED);
        assertThat(city.told("bank-2")).hasSize(1);
    }

    @Test
    void aRecipientThatIsAddedHearsOfWhatIsInForce() {
        listed();
        city.recipients.add(City.recipient("bank-4", "bank"));
        city.enterprises.markAllDue("RECIPIENT", city.clock.instant());
        city.review();
        assertThat(city.lastTold("bank-4").change()).isEqualTo(Change.START);
    }

    @Test
    void anotherPolicyMakesEveryEnterpriseDueOnce() {
        assertThat(city.activate("aa")).isTrue();
        city.review();
        assertThat(city.activate("aa")).isFalse();
        assertThat(city.review()).isZero();
        assertThat(city.activate("bb")).isTrue();
        assertThat(city.jdbc
                        .sql("select due_reason from enterprise")
                        .query(String.class)
                        .single())
                .isEqualTo("POLICY");
        assertThat(city.review()).isEqualTo(1);
        assertThat(city.count("assessment")).isEqualTo(1);
    }

    @Test
    void aNodeWithAnotherPolicyThanTheOneInForceDecidesNothing() {
        Reviewer reviewer = city.strictReviewer();
        city.seriousViolation("V-1", "2026-05-01");
        city.activate("another");
        assertThatThrownBy(() -> reviewer.reviewBatch(10))
                .isInstanceOf(OtherPolicy.class)
                .hasMessageContaining("give all nodes the same policies");
        assertThat(city.count("assessment")).isZero();

        city.activate(City.DECISION.policy().sha256());
        assertThat(reviewer.reviewBatch(10)).isEqualTo(1);
    }

    @Test
    void whatAReleaseStepHoldsBackIsToldAtALaterReview() {
        city.seriousViolation("V-1", "2026-05-01");
        city.reviewer((situation, notices) -> java.util.List.of()).reviewBatch(10);
        assertThat(city.count("notice")).isZero();
        city.enterprises.markAllDue("OPERATOR", city.clock.instant());
        city.review();
        assertThat(city.lastTold("bank-1").sequence()).isEqualTo(1);
    }

    @Test
    void lookingBackAnEnterpriseIsWhatItsRecordsMadeItThen() {
        var before = city.clock.instant();
        city.review();
        city.clock.moveTo("2026-11-23T09:00:00");
        listed();
        Lookback lookback = city.lookback();
        EnterpriseView today =
                lookback.at(FOUNDRY, Optional.empty(), Optional.empty()).orElseThrow();
        assertThat(today.assessment().status().name()).isEqualTo("JOINT_PUNISHMENT");
        assertThat(today.grounds().get(0).sources().get(0).file()).isEqualTo("records.csv");
        assertThat(today.grounds().get(0).text()).isNotBlank();
        assertThat(today.notices())
                .hasSize(city.recipients.size())
                .allMatch(latest -> latest.state().equals("WAITING"));
        EnterpriseView then =
                lookback.at(FOUNDRY, Optional.empty(), Optional.of(before)).orElseThrow();
        assertThat(then.assessment().status().name()).isEqualTo("ORDINARY");
        assertThat(then.notices()).isEmpty();
        EnterpriseView earlier = lookback.at(FOUNDRY, Optional.of(LocalDate.of(2026, 4, 30)), Optional.empty())
                .orElseThrow();
        assertThat(earlier.assessment().status().name()).isEqualTo("ORDINARY");
        assertThat(lookback.at(FOUNDRY, Optional.empty(), Optional.of(before.minusSeconds(1))))
                .isEmpty();
    }
}
