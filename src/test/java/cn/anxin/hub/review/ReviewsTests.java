package cn.anxin.hub.review;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anxin.hub.decision.Status;
import cn.anxin.hub.ledger.LedgerReach;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReviewsTests {

    private static final Tally SOME = new Tally(Map.of(Status.ORDINARY, 3), Map.of(), 0);

    private long now;
    private int calls;
    private boolean down;
    private Tally next = Tally.NOTHING;
    private final Reviews reviews = new Reviews(this::batch, new LedgerReach(), () -> now);

    private Tally batch() {
        calls++;
        if (down) {
            throw new IllegalStateException("the ledger is away");
        }
        return next;
    }

    private void passes(Duration time) {
        now += time.toNanos();
    }

    @Test
    void aRoundWithWorkIsFollowedAtOnce() {
        next = SOME;
        reviews.batch();
        next = Tally.NOTHING;
        reviews.batch();
        assertThat(reviews.endOfRound()).isTrue();
        reviews.batch();
        assertThat(reviews.endOfRound()).isFalse();
    }

    @Test
    void troubleIsAnsweredWithGrowingPauses() {
        down = true;
        reviews.batch();
        reviews.batch();
        assertThat(calls).isEqualTo(1);
        passes(Duration.ofSeconds(1));
        reviews.batch();
        assertThat(calls).isEqualTo(2);
        passes(Duration.ofSeconds(1));
        reviews.batch();
        assertThat(calls).isEqualTo(2);
        passes(Duration.ofSeconds(1));
        reviews.batch();
        assertThat(calls).isEqualTo(3);
        assertThat(reviews.endOfRound()).isFalse();
    }

    @Test
    void afterTroubleWorkGoesOn() {
        down = true;
        reviews.batch();
        down = false;
        next = SOME;
        passes(Duration.ofSeconds(1));
        reviews.batch();
        reviews.batch();
        assertThat(calls).isEqualTo(3);
        assertThat(reviews.endOfRound()).isTrue();
    }

    @Test
    void aTallyIsOneLineInBothLanguages() {
        assertThat(SOME.plus(Tally.FAILURE).line())
                .isEqualTo("已复核 3 家：惩戒 0，激励 0，其余 3，未能复核 1；签发通知 0 份（始 0，改 0，止 0）"
                        + " / Reviewed 3 enterprises: 0 punished, 0 with incentives, 3 neither, 1 failed;"
                        + " 0 notices issued (0 START, 0 AMEND, 0 END)");
    }
}
