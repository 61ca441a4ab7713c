package cn.anxin.hub.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anxin.hub.notice.Notice;
import cn.anxin.hub.receipt.Verdict.Accepted;
import cn.anxin.hub.receipt.Verdict.Refused;
import cn.anxin.hub.receipt.Verdict.Repeated;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What may follow what, per notice and measure. */
class StandingTests {

    private long line;

    @Test
    void aMeasureGoesFromReceivedOverConfirmedToApplied() {
        Notice start = Told.start(1, "6(1)", "6(2)");
        Standing standing = Standing.of(List.of(start));

        assertThat(say(standing, start, Outcome.RECEIVED)).isEqualTo("ACCEPTED");
        assertThat(inEffect(standing)).isEmpty();
        assertThat(say(standing, start, Outcome.CONFIRMED, "6(1)")).isEqualTo("ACCEPTED");
        assertThat(inEffect(standing)).containsExactly("6(1)");
        assertThat(say(standing, start, Outcome.APPLIED, "6(1)")).isEqualTo("ACCEPTED");
        assertThat(say(standing, start, Outcome.DECLINED, "6(2)")).isEqualTo("ACCEPTED");
        assertThat(inEffect(standing)).containsExactly("6(1)");
    }

    @Test
    void whatWasDeclinedIsNeitherConfirmedNorApplied() {
        Notice start = Told.start(1, "6(1)", "10(1)");
        Standing standing = Standing.of(List.of(start));
        say(standing, start, Outcome.DECLINED);

        assertThat(say(standing, start, Outcome.APPLIED, "10(1)")).isEqualTo("IMPOSSIBLE");
        assertThat(say(standing, start, Outcome.CONFIRMED, "6(1)")).isEqualTo("IMPOSSIBLE");
    }

    @Test
    void whatWasConfirmedOrAppliedIsNotDeclinedAfterwards() {
        Notice start = Told.start(1, "6(1)", "10(1)");
        Standing standing = Standing.of(List.of(start));
        say(standing, start, Outcome.CONFIRMED, "6(1)");
        say(standing, start, Outcome.APPLIED, "10(1)");

        assertThat(say(standing, start, Outcome.DECLINED, "6(1)")).isEqualTo("IMPOSSIBLE");
        assertThat(say(standing, start, Outcome.DECLINED, "10(1)")).isEqualTo("IMPOSSIBLE");
    }

    @Test
    void ofArticleSixNothingIsAppliedThatWasNotConfirmed() {
        Notice start = Told.start(1, "6(1)", "10(1)");
        Standing standing = Standing.of(List.of(start));

        assertThat(say(standing, start, Outcome.APPLIED, "6(1)")).isEqualTo("IMPOSSIBLE");
        assertThat(say(standing, start, Outcome.APPLIED)).isEqualTo("IMPOSSIBLE");
        assertThat(say(standing, start, Outcome.APPLIED, "10(1)")).isEqualTo("ACCEPTED");
    }

    @Test
    void aConfirmationThatWasNotNeededIsTaken() {
        Notice start = Told.start(1, "10(1)");
        Notice end = Told.end(2);
        Standing standing = Standing.of(List.of(start, end));

        assertThat(say(standing, start, Outcome.APPLIED)).isEqualTo("ACCEPTED");
        assertThat(say(standing, start, Outcome.CONFIRMED)).isEqualTo("ACCEPTED");
        assertThat(say(standing, end, Outcome.CONFIRMED)).isEqualTo("ACCEPTED");
    }

    @Test
    void onlyWhatANoticeEndsIsLifted() {
        Notice start = Told.start(1, "10(1)", "10(3)");
        Notice amend = Told.amend(2, "10(1)");
        Notice end = Told.end(3);
        Standing standing = Standing.of(List.of(start, amend, end));

        assertThat(say(standing, start, Outcome.LIFTED)).isEqualTo("IMPOSSIBLE");
        assertThat(say(standing, start, Outcome.LIFTED, "10(1)")).isEqualTo("IMPOSSIBLE");
        assertThat(say(standing, amend, Outcome.LIFTED, "10(3)")).isEqualTo("ACCEPTED");
        assertThat(say(standing, amend, Outcome.LIFTED, "10(1)")).isEqualTo("IMPOSSIBLE");
        assertThat(say(standing, end, Outcome.LIFTED)).isEqualTo("ACCEPTED");
        assertThat(say(standing, end, Outcome.APPLIED)).isEqualTo("IMPOSSIBLE");
        assertThat(say(standing, end, Outcome.DECLINED, "10(1)")).isEqualTo("IMPOSSIBLE");
    }

    @Test
    void anEndIsLiftedWhenNothingIsLeft() {
        Notice end = Told.end(2);
        Standing standing = Standing.of(List.of(Told.start(1, "10(1)", "10(3)"), end));

        say(standing, end, Outcome.LIFTED, "10(1)");
        assertThat(standing.isLifted(end.id())).isFalse();
        say(standing, end, Outcome.LIFTED, "10(3)");
        assertThat(standing.isLifted(end.id())).isTrue();
    }

    @Test
    void whatIsSaidAgainPointsToWhereItWasSaidFirst() {
        Notice start = Told.start(1, "6(1)", "6(2)");
        Standing standing = Standing.of(List.of(start));
        say(standing, start, Outcome.CONFIRMED);

        assertThat(standing.judge(receipt(start, Outcome.CONFIRMED, "6(2)"))).isEqualTo(new Repeated(first(1)));
        assertThat(say(standing, start, Outcome.RECEIVED)).isEqualTo("ACCEPTED");
        assertThat(say(standing, start, Outcome.RECEIVED)).isEqualTo("DUPLICATE");
        assertThat(say(standing, start, Outcome.APPLIED, "6(1)")).isEqualTo("ACCEPTED");
        assertThat(say(standing, start, Outcome.CONFIRMED, "6(1)")).isEqualTo("DUPLICATE");
    }

    @Test
    void aConfirmationGoesOnWithItsMeasureAndNoFurther() {
        Notice start = Told.start(1, "6(1)", "6(2)");
        Notice amend = Told.amend(2, "6(1)", "6(3)");
        Notice end = Told.end(3);
        Notice again = Told.start(4, "6(1)");
        Standing standing = Standing.of(List.of(start, amend));
        say(standing, start, Outcome.CONFIRMED);

        assertThat(inEffect(standing)).containsExactly("6(1)");
        assertThat(say(standing, amend, Outcome.APPLIED, "6(1)")).isEqualTo("ACCEPTED");
        assertThat(say(standing, amend, Outcome.APPLIED, "6(3)")).isEqualTo("IMPOSSIBLE");
        assertThat(standing.held())
                .extracting(held -> held.since().getDayOfMonth())
                .containsExactly(1, 2);

        Standing later = Standing.of(List.of(start, amend, end, again));
        say(later, start, Outcome.CONFIRMED);
        assertThat(inEffect(later)).isEmpty();
        assertThat(say(later, again, Outcome.APPLIED)).isEqualTo("IMPOSSIBLE");
    }

    @Test
    void aMeasureOrNoticeThatIsNotThereIsUnknown() {
        Notice start = Told.start(1, "10(1)");
        Standing standing = Standing.of(List.of(start));

        assertThat(say(standing, start, Outcome.APPLIED, "10(2)")).isEqualTo("UNKNOWN_MEASURE");
        assertThat(say(standing, Told.end(2), Outcome.LIFTED)).isEqualTo("UNKNOWN_NOTICE");
        assertThat(Standing.of(List.of()).latest()).isEmpty();
    }

    private String say(Standing standing, Notice notice, Outcome outcome, String... measures) {
        Receipt receipt = receipt(notice, outcome, measures);
        line++;
        Verdict verdict = standing.judge(receipt);
        if (verdict instanceof Accepted) {
            standing.take(receipt, first(line));
            return "ACCEPTED";
        }
        return verdict instanceof Refused refused ? refused.refusal().code().name() : "DUPLICATE";
    }

    private static First first(long line) {
        return new First(new UUID(0, 0), line, Instant.EPOCH);
    }

    private static Receipt receipt(Notice notice, Outcome outcome, String... measures) {
        return Receipt.of(
                notice.id(), outcome, Arrays.stream(measures).map(Told::measure).toList());
    }

    private static List<String> inEffect(Standing standing) {
        return standing.held().stream()
                .filter(HeldMeasure::inEffect)
                .map(held -> MeasureRef.of(held.measure()).toString())
                .toList();
    }
}
