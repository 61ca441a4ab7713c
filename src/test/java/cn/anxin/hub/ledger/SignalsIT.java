package cn.anxin.hub.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.anxin.hub.ledger.Signals.Work;
import cn.anxin.hub.support.TestDatabase;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SignalsIT {

    private static final Duration LONG = Duration.ofSeconds(60);

    private final TestDatabase database = TestDatabase.fresh();
    private final Signals here = new Signals(database.dataSource());
    private final Signals onAnotherNode = new Signals(database.dataSource());

    @BeforeEach
    void listen() {
        for (Signals each : new Signals[] {here, onAnotherNode}) {
            each.start();
            await().atMost(LONG).until(() -> {
                Signals.ring(Work.REVIEW, database.jdbc());
                return each.count(Work.REVIEW) > 0;
            });
        }
    }

    @AfterEach
    void close() {
        here.stop();
        onAnotherNode.stop();
        database.close();
    }

    @Test
    void aCommitWakesWhoeverWaitsOnAnyNode() {
        long heard = onAnotherNode.count(Work.NOTICE);
        CompletableFuture<Void> waiting =
                CompletableFuture.runAsync(() -> onAnotherNode.await(Work.NOTICE, heard, LONG.multipliedBy(10)));
        database.transactions().executeWithoutResult(status -> Signals.ring(Work.NOTICE, database.jdbc()));
        await().atMost(LONG).until(waiting::isDone);
        assertThat(onAnotherNode.count(Work.NOTICE)).isEqualTo(heard + 1);
    }

    @Test
    void whatWasRungAfterTheLookIsNotWaitedFor() {
        long heard = here.count(Work.NOTICE);
        Signals.ring(Work.NOTICE, database.jdbc());
        await().atMost(LONG).until(() -> here.count(Work.NOTICE) > heard);
        here.await(Work.NOTICE, heard, Duration.ofDays(1));
    }

    @Test
    void aTransactionThatFailsWakesNobody() {
        long heard = here.count(Work.NOTICE);
        database.transactions().executeWithoutResult(status -> {
            Signals.ring(Work.NOTICE, database.jdbc());
            status.setRollbackOnly();
        });
        Signals.ring(Work.REVIEW, database.jdbc());
        long reviews = here.count(Work.REVIEW);
        Signals.ring(Work.REVIEW, database.jdbc());
        await().atMost(LONG).until(() -> here.count(Work.REVIEW) > reviews);
        assertThat(here.count(Work.NOTICE)).isEqualTo(heard);
    }
}
