package cn.anxin.hub.review;

import static cn.anxin.hub.review.City.FOUNDRY;
import static org.assertj.core.api.Assertions.assertThat;

import cn.anxin.hub.ledger.Balance;
import cn.anxin.hub.ledger.Balance.FeedBalance;
import cn.anxin.hub.ledger.Balance.RecipientBalance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BalanceIT {

    private final City city = City.on("2026-11-22T09:00");
    private final Balance balance = new Balance(city.jdbc, city.clock);

    @AfterEach
    void close() {
        city.close();
    }

    private RecipientBalance bank() {
        return balance.read().recipients().stream()
                .filter(row -> row.recipient().equals("bank-1"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyRecipientAndFeedHasARowFromTheStart() {
        assertThat(balance.read().recipients()).hasSize(city.recipients.size());
        assertThat(balance.read().feeds()).containsExactly(new FeedBalance("emergency", 0, 0, 0, 0, 0));
        assertThat(balance.read().pendingReviews()).isZero();
    }

    @Test
    void whatIsDueIsCountedApartFromWhatBecameOfIt() {
        city.profile(FOUNDRY);
        city.seriousViolation("V-1", "2026-05-01");
        assertThat(balance.read().pendingReviews()).isEqualTo(1);
        city.review();
        assertThat(balance.read().pendingReviews()).isZero();
        assertThat(bank()).isEqualTo(new RecipientBalance("bank-1", 1, 0, 1, 0, 0));
        city.jdbc
                .sql("update delivery set state = 'DEAD' where recipient = 'bank-1'")
                .update();
        assertThat(bank()).isEqualTo(new RecipientBalance("bank-1", 1, 0, 0, 1, 0));
        city.jdbc.sql("delete from delivery where recipient = 'bank-1'").update();
        assertThat(bank()).isEqualTo(new RecipientBalance("bank-1", 1, 0, 0, 0, 0));
    }

    @Test
    void aDayThatIsReachedMakesReviewsPending() {
        city.profile(FOUNDRY);
        city.seriousViolation("V-1", "2026-05-01");
        city.review();
        city.clock.moveTo("2029-05-02T00:00:00");
        assertThat(balance.read().pendingReviews()).isEqualTo(1);
    }

    @Test
    void intakesOfAFeedAreSummed() {
        city.jdbc
                .sql("update intake set received = 7, accepted = 3, duplicate = 2, rejected = 1, quarantined = 1")
                .update();
        assertThat(balance.read().feeds()).containsExactly(new FeedBalance("emergency", 7, 3, 2, 1, 1));
    }
}
