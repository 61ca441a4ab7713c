package cn.anxin.hub.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anxin.hub.ledger.Notices.NewNotice;
import cn.anxin.hub.ledger.Tally.Key;
import cn.anxin.hub.ledger.Tally.What;
import cn.anxin.hub.record.Uscc;
import cn.anxin.hub.support.TestDatabase;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Counts are those of what was written, whoever adds them up when. */
class TallyIT {

    private static final Instant AT = Instant.parse("2026-11-22T00:00:00Z");

    private final TestDatabase database = TestDatabase.fresh();
    private final JdbcClient jdbc = database.jdbc();
    private final Tally tally = new Tally(jdbc);
    private final Deliveries deliveries = new Deliveries(jdbc);
    private final DeadLetters deadLetters = new DeadLetters(jdbc);

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void everyTurnOfADeliveryIsCounted() {
        List<UUID> notices = issue(5);
        deliveries.delivered(notices.subList(0, 2), AT);
        deliveries.delivered(notices.subList(0, 2), AT); // told twice, counted once
        bury(notices.get(1));
        bury(notices.get(2));
        bury(notices.get(3));
        List<Long> letters = jdbc.sql("select id from dead_letter order by id")
                .query(Long.class)
                .list();
        resolve(letters.get(1), DeadLetters.Outcome.REPLAYED);
        resolve(letters.get(2), DeadLetters.Outcome.DISCARDED);
        deliveries.again("bank-1", AT, 0);

        assertThat(tally.read())
                .isEqualTo(Map.of(
                        new Key(What.NOTICE, "bank-1", "START"), 5L,
                        new Key(What.DELIVERY, "bank-1", "DELIVERED"), 2L,
                        new Key(What.DELIVERY, "bank-1", "DEAD_LATER"), 1L,
                        new Key(What.DELIVERY, "bank-1", "DEAD"), 2L,
                        new Key(What.DELIVERY, "bank-1", "REPLAYED"), 1L,
                        new Key(What.DELIVERY, "bank-1", "DISCARDED"), 1L,
                        new Key(What.DELIVERY, "bank-1", "RESENT"), 1L));
    }

    @Test
    void whatIsRolledBackIsNotCounted() {
        database.transactions().executeWithoutResult(status -> {
            issueIn(3);
            status.setRollbackOnly();
        });
        assertThat(tally.read()).isEmpty();
    }

    @Test
    void readersThatFoldAtOnceLoseAndDoubleNothing() throws Exception {
        jdbc.sql("insert into tally select 'ROW', 'court', 'ACCEPTED', 2 from generate_series(1, 10000)")
                .update();
        ExecutorService readers = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Map<Key, Long>>> reads = IntStream.range(0, 8)
                    .<Callable<Map<Key, Long>>>mapToObj(n -> tally::read)
                    .toList();
            for (var read : readers.invokeAll(reads)) {
                assertThat(read.get()).isEqualTo(Map.of(new Key(What.ROW, "court", "ACCEPTED"), 20_000L));
            }
        } finally {
            readers.shutdownNow();
        }
        assertThat(tally.read()).isEqualTo(Map.of(new Key(What.ROW, "court", "ACCEPTED"), 20_000L));
        assertThat(jdbc.sql("select count(*) from tally").query(Long.class).single())
                .isLessThan(10);
    }

    private List<UUID> issue(int count) {
        return java.util.Objects.requireNonNull(database.transactions().execute(status -> issueIn(count)));
    }

    private List<UUID> issueIn(int count) {
        long assessment = jdbc.sql("""
                        insert into assessment (uscc, as_of, known_at, policy_id, policy_version, policy_sha256,
                                                engine_version, open_parameters, status, content)
                        values ('91320205MA1WX0T109', '2026-11-22', now(), 'p', 1, '', '', '{}', 'JOINT_PUNISHMENT', '{}')
                        returning id""").query(Long.class).single();
        List<NewNotice> notices = IntStream.rangeClosed(1, count)
                .mapToObj(sequence -> new NewNotice(
                        UUID.randomUUID(),
                        "no-" + sequence,
                        "bank-1",
                        new Uscc("91320205MA1WX0T109"),
                        sequence,
                        "START",
                        "JOINT_PUNISHMENT",
                        "{}",
                        AT.atOffset(ZoneOffset.UTC),
                        assessment))
                .toList();
        new Notices(jdbc).issue(notices, Pace.BULK);
        return notices.stream().map(NewNotice::id).toList();
    }

    private void bury(UUID notice) {
        database.transactions().executeWithoutResult(status -> deadLetters.bury(notice, 0, "REJECTED", "refused", AT));
    }

    private void resolve(long letter, DeadLetters.Outcome outcome) {
        database.transactions()
                .executeWithoutResult(status -> deadLetters.resolve(letter, outcome, "admin", "why", AT));
    }
}
