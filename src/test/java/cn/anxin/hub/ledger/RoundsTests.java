package cn.anxin.hub.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.transaction.TransactionSystemException;

@ExtendWith(OutputCaptureExtension.class)
class RoundsTests {

    private final LedgerReach reach = new LedgerReach();
    private final Rounds rounds = new Rounds(reach);

    @Test
    void aDatabaseThatIsAwayIsToldOnceForAllRounds(CapturedOutput log) {
        TransactionSystemException lost =
                new TransactionSystemException("JDBC rollback failed", new SQLException("closed", "08003"));
        rounds.failed("replays", lost);
        rounds.failed("review", lost);

        assertThat(reach.isLost()).isTrue();
        assertThat(log.getOut())
                .containsOnlyOnce("The database cannot be reached")
                .doesNotContain("failed this round");
    }

    @Test
    void otherTroubleIsTheRoutesOwn(CapturedOutput log) {
        rounds.failed("replays", new IllegalStateException("broken"));

        assertThat(reach.isLost()).isFalse();
        assertThat(log.getOut()).contains("Route replays failed this round, the next one tries again: broken");
    }
}
