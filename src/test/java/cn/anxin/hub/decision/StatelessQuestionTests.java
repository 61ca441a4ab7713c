package cn.anxin.hub.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.anxin.hub.record.CreditRecord;
import cn.anxin.hub.record.FaultCode;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which enterprises a request is answered for, and from which revisions (docs/decision.md, section 6). */
class StatelessQuestionTests {

    private static final LocalDate AS_OF = LocalDate.of(2025, 6, 30);
    private static final String NEIGHBOUR = Records.NEIGHBOUR.value();

    private static Answer ask(CreditRecord... records) {
        return new StatelessQuestion(Wuxi.DECISION).ask(List.of(records), AS_OF);
    }

    private static List<String> statuses(CreditRecord... records) {
        return ((Answer.Decided) ask(records))
                .assessments().stream().map(a -> a.uscc() + " " + a.status()).toList();
    }

    private static CreditRecord profile(String uscc, int revision) {
        return Records.record(
                "emergency/profile/P",
                "valid_from",
                "2020-01-01",
                "sector",
                "OTHER",
                "key_process",
                "Y",
                "uscc",
                uscc,
                "revision",
                String.valueOf(revision));
    }

    @Test
    void everyCodeNamedIsAnsweredForInAscendingOrder() {
        assertThat(statuses(Records.steelProfile(), profile(NEIGHBOUR, 1)))
                .containsExactly("91320200MADY1FUB90 ORDINARY", "91320205MA1WX0T109 ORDINARY");
    }

    @Test
    void aRecordCountsForTheCodeOfItsHighestRevision() {
        assertThat(statuses(profile(NEIGHBOUR, 2), profile(Records.FOUNDRY.value(), 1)))
                .containsExactly("91320200MADY1FUB90 ORDINARY", "91320205MA1WX0T109 OUT_OF_SCOPE");
    }

    @Test
    void aCodeThatOnlyAWithdrawnRecordNamesIsAnsweredForToo() {
        assertThat(statuses(profile(NEIGHBOUR, 1), Records.withdrawal("emergency/profile/P", 2)))
                .containsExactly("91320200MADY1FUB90 OUT_OF_SCOPE", "91320205MA1WX0T109 OUT_OF_SCOPE");
    }

    @Test
    void theSameRevisionTwiceIsOne() {
        CreditRecord spelledOtherwise = Records.record(
                "emergency/profile/P",
                "valid_from",
                "20200101",
                "sector",
                "OTHER",
                "key_process",
                "是",
                "uscc",
                NEIGHBOUR);
        assertThat(statuses(profile(NEIGHBOUR, 1), spelledOtherwise, profile(NEIGHBOUR, 1)))
                .containsExactly("91320200MADY1FUB90 ORDINARY");
    }

    @Test
    void theSameRevisionWithOtherContentIsRefusedAndNothingIsDecided() {
        CreditRecord other = Records.record(
                "emergency/profile/P",
                "valid_from",
                "2020-01-01",
                "sector",
                "CHEMICAL",
                "key_process",
                "Y",
                "uscc",
                NEIGHBOUR);
        CreditRecord counts = profile(NEIGHBOUR, 3);
        Answer answer = ask(profile(NEIGHBOUR, 1), counts, other, Records.steelProfile(), other);
        assertThat(answer).isInstanceOf(Answer.Refused.class);
        List<Answer.Conflict> conflicts = ((Answer.Refused) answer).conflicts();
        assertThat(conflicts).hasSize(1);
        assertThat(conflicts.get(0).key().reference()).isEqualTo("emergency/profile/P");
        assertThat(conflicts.get(0).fault().code()).isEqualTo(FaultCode.REVISION_CONFLICT);
        assertThat(conflicts.get(0).fault().message().en()).contains("revision 1");
    }

    @Test
    void aStatementAndAWithdrawalOfOneRevisionConflict() {
        assertThat(ask(Records.refusal("O", "2025-01-01"), Records.withdrawal("emergency/order_refusal/O", 1)))
                .isInstanceOf(Answer.Refused.class);
    }

    @Test
    void noRecordsNoAssessments() {
        assertThat(ask()).isEqualTo(new Answer.Decided(List.of()));
    }

    @Test
    void aDayBeforeThePolicyIsRefusedEvenWithoutRecords() {
        assertThatThrownBy(() -> new StatelessQuestion(Wuxi.DECISION).ask(List.of(), LocalDate.of(2020, 12, 31)))
                .isInstanceOf(PolicyNotInForce.class);
    }
}
