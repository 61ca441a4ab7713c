package cn.anxin.hub.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import cn.anxin.hub.support.TestDatabase;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AuditIT {

    private TestDatabase database;
    private Audit audit;

    @BeforeEach
    void open() {
        database = TestDatabase.fresh();
        audit = new Audit(database.jdbc(), Clock.systemUTC());
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void anEmptyChainIsWhole() {
        assertThat(audit.verify()).isEmpty();
    }

    @Test
    void entriesWrittenAtTheSameTimeFormOneChain() throws ExecutionException, InterruptedException {
        ExecutorService users = Executors.newFixedThreadPool(4);
        List<Future<?>> written = IntStream.range(0, 40)
                .<Future<?>>mapToObj(i -> users.submit(() -> write("quarantine/" + i)))
                .toList();
        for (Future<?> entry : written) {
            entry.get();
        }
        users.shutdown();

        assertThat(audit.verify()).isEmpty();
        assertThat(database.jdbc()
                        .sql("select count(distinct previous) from audit")
                        .query(Long.class)
                        .single())
                .isEqualTo(40);
    }

    @Test
    void aChangedReasonShows() {
        IntStream.range(0, 5).forEach(i -> write("quarantine/" + i));
        database.jdbc().sql("update audit set reason = 'x' where id = 3").update();

        assertThat(audit.verify()).contains(new Audit.Break(3, "digest"));
    }

    @Test
    void aMissingEntryShows() {
        IntStream.range(0, 5).forEach(i -> write("quarantine/" + i));
        database.jdbc().sql("delete from audit where id = 2").update();

        assertThat(audit.verify()).contains(new Audit.Break(3, "previous"));
    }

    @Test
    void whatIsRolledBackLeavesNoEntry() {
        database.transactions().executeWithoutResult(transaction -> {
            audit.record("admin", AuditEvent.QUARANTINE_ACCEPTED, "quarantine/1", "checked");
            transaction.setRollbackOnly();
        });
        write("quarantine/2");

        assertThat(audit.verify()).isEmpty();
    }

    @Test
    void noEntryIsWrittenOutsideATransaction() {
        assertThatIllegalStateException().isThrownBy(() -> audit.record("admin", AuditEvent.SIGNED_IN, "", ""));
    }

    private void write(String subject) {
        database.transactions()
                .executeWithoutResult(
                        transaction -> audit.record("admin", AuditEvent.QUARANTINE_ACCEPTED, subject, "checked"));
    }
}
