package cn.anxin.hub.notice;

import static cn.anxin.hub.notice.Cases.LAW;
import static cn.anxin.hub.notice.Cases.NAME;
import static cn.anxin.hub.notice.Cases.PENALTY;
import static cn.anxin.hub.notice.Cases.TODAY;
import static cn.anxin.hub.notice.Cases.assessment;
import static cn.anxin.hub.notice.Cases.compose;
import static cn.anxin.hub.notice.Cases.ground;
import static cn.anxin.hub.notice.Cases.listed;
import static cn.anxin.hub.notice.Cases.measure;
import static cn.anxin.hub.notice.Cases.ordinary;
import static cn.anxin.hub.notice.Cases.penalty;
import static cn.anxin.hub.notice.Cases.recipient;
import static cn.anxin.hub.notice.Cases.registration;
import static cn.anxin.hub.notice.Cases.situation;
import static org.assertj.core.api.Assertions.assertThat;

import cn.anxin.hub.decision.Assessment;
import cn.anxin.hub.decision.Assessment.Ground;
import cn.anxin.hub.decision.Status;
import cn.anxin.hub.notice.NoticeBody.Measure;
import cn.anxin.hub.record.UseScope;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NoticeComposerTests {

    private static final Recipient FINANCE = recipient("finance");
    private static final Ground BURST = ground(3, "2026-05-01", "2029-05-01", PENALTY);
    private static final Situation LISTED = situation(listed(BURST), penalty(UseScope.PUBLIC));
    private static final Situation ORDINARY = situation(ordinary());
    private static final Situation PRAISED = situation(assessment(
            Status.JOINT_INCENTIVE, TODAY, List.of(), List.of(measure(5, 2, "insurer"), measure(6, 1, "finance")), ""));

    private static NoticeBody started() {
        return compose(FINANCE, Optional.empty(), LISTED).orElseThrow();
    }

    @Test
    void measuresWhereNoneWereStart() {
        NoticeBody start = started();
        assertThat(start.change()).isEqualTo(Change.START);
        assertThat(start.sequence()).isEqualTo(1);
        assertThat(start.regime()).isEqualTo(Regime.JOINT_PUNISHMENT);
        assertThat(start.effectiveFrom()).isEqualTo(TODAY);
        assertThat(start.endReason()).isEmpty();
        assertThat(start.grounds()).extracting(NoticeBody.Ground::text).containsExactly(LAW.text(7, 3));
    }

    @Test
    void aRecipientIsToldItsOwnMeasuresOnly() {
        assertThat(started().measures()).containsExactly(new Measure(10, 5, LAW.text(10, 5), false));
    }

    @Test
    void aRecipientWithoutMeasuresIsToldNothing() {
        assertThat(compose(recipient("trade-union"), Optional.empty(), LISTED)).isEmpty();
        assertThat(compose(FINANCE, Optional.empty(), ORDINARY)).isEmpty();
    }

    @Test
    void theSameAgainIsNotTold() {
        assertThat(compose(FINANCE, Optional.of(started()), LISTED)).isEmpty();
    }

    @Test
    void otherMeasuresAmend() {
        Assessment more = assessment(
                Status.JOINT_PUNISHMENT,
                TODAY,
                List.of(BURST),
                List.of(measure(10, 3, "finance"), measure(10, 5, "finance")),
                "");
        NoticeBody amend = compose(FINANCE, Optional.of(started()), situation(more, penalty(UseScope.PUBLIC)))
                .orElseThrow();
        assertThat(amend.change()).isEqualTo(Change.AMEND);
        assertThat(amend.sequence()).isEqualTo(2);
    }

    @Test
    void anotherGroundAmends() {
        Ground second = ground(5, "2026-06-01", "2029-06-01", "emergency/order_refusal/R-1");
        assertThat(compose(FINANCE, Optional.of(started()), situation(listed(BURST, second), penalty(UseScope.PUBLIC))))
                .map(NoticeBody::change)
                .contains(Change.AMEND);
    }

    @Test
    void evidenceThatTheRecipientMayNoLongerSeeAmends() {
        Situation hidden = situation(listed(BURST), penalty(UseScope.AUTHORISED));
        assertThat(compose(FINANCE, Optional.of(started()), hidden))
                .map(NoticeBody::change)
                .contains(Change.AMEND);
    }

    @Test
    void whatTheRecipientCannotSeeAmendsNothing() {
        Recipient bank = recipient("bank");
        Situation government = situation(listed(BURST), penalty(UseScope.GOVERNMENT));
        Situation authorised = situation(listed(BURST), penalty(UseScope.AUTHORISED));
        NoticeBody last = compose(bank, Optional.empty(), government).orElseThrow();
        assertThat(compose(bank, Optional.of(last), authorised)).isEmpty();
    }

    @Test
    void aNewNameAmends() {
        Situation renamed = situation(
                listed(BURST), penalty(UseScope.PUBLIC), registration("G-1", "2026-10-01", "无锡新名有限公司", "320205"));
        NoticeBody amend = compose(FINANCE, Optional.of(started()), renamed).orElseThrow();
        assertThat(amend.change()).isEqualTo(Change.AMEND);
        assertThat(amend.enterprise().name()).isEqualTo("无锡新名有限公司");
    }

    @Test
    void fromIncentiveToPunishmentIsOneAmendmentWithoutTheOldMeasures() {
        NoticeBody praised = compose(FINANCE, Optional.empty(), PRAISED).orElseThrow();
        NoticeBody amend = compose(FINANCE, Optional.of(praised), LISTED).orElseThrow();
        assertThat(amend.change()).isEqualTo(Change.AMEND);
        assertThat(amend.regime()).isEqualTo(Regime.JOINT_PUNISHMENT);
        assertThat(amend.measures()).extracting(Measure::article).containsExactly(10);
    }

    @Test
    void anIncentiveShowsNoGroundsAndArticleSixWaitsForConfirmation() {
        NoticeBody finance = compose(FINANCE, Optional.empty(), PRAISED).orElseThrow();
        NoticeBody insurer =
                compose(recipient("insurer"), Optional.empty(), PRAISED).orElseThrow();
        assertThat(finance.grounds()).isEmpty();
        assertThat(finance.measures()).extracting(Measure::requiresConfirmation).containsExactly(true);
        assertThat(insurer.measures()).extracting(Measure::requiresConfirmation).containsExactly(false);
    }

    @Test
    void noMeasuresWhereSomeWereEnd() {
        NoticeBody end = compose(FINANCE, Optional.of(started()), ORDINARY).orElseThrow();
        assertThat(end.change()).isEqualTo(Change.END);
        assertThat(end.sequence()).isEqualTo(2);
        assertThat(end.regime()).isEqualTo(Regime.JOINT_PUNISHMENT);
        assertThat(end.measures()).isEmpty();
        assertThat(end.grounds()).isEmpty();
        assertThat(end.endReason()).isPresent();
    }

    @Test
    void afterAnEndSilenceAndThenAStartThatCountsOn() {
        NoticeBody end = compose(FINANCE, Optional.of(started()), ORDINARY).orElseThrow();
        assertThat(compose(FINANCE, Optional.of(end), ORDINARY)).isEmpty();
        NoticeBody again = compose(FINANCE, Optional.of(end), LISTED).orElseThrow();
        assertThat(again.change()).isEqualTo(Change.START);
        assertThat(again.sequence()).isEqualTo(3);
    }

    @Test
    void aRecipientOfSomeDistrictsHearsOfTheseOnly() {
        Situation inXishan = situation(listed(BURST), registration("G-1", "2020-01-01", NAME, "320205"));
        assertThat(compose(recipient("finance", "320205"), Optional.empty(), inXishan))
                .isPresent();
        assertThat(compose(recipient("finance", "320211"), Optional.empty(), inXishan))
                .isEmpty();
        assertThat(compose(recipient("finance", "320205"), Optional.empty(), LISTED))
                .isEmpty();
    }

    @Test
    void theAuthorityIsTheDistrictsAndTheCitysWhereTheDistrictIsUnknown() {
        Situation inXishan = situation(listed(BURST), registration("G-1", "2020-01-01", NAME, "320205"));
        assertThat(compose(FINANCE, Optional.empty(), inXishan))
                .map(body -> body.issuingAuthority().code())
                .contains("320205");
        assertThat(started().issuingAuthority().code()).isEqualTo("320200");
    }

    @Test
    void eachRecipientIsComparedWithItsOwnLastNotice() {
        List<NoticeBody> told = new NoticeComposer(LAW)
                .compose(LISTED, List.of(FINANCE, recipient("bank")), Map.of(FINANCE.id(), started()));
        assertThat(told).extracting(NoticeBody::recipient).containsExactly("bank-1");
    }
}
