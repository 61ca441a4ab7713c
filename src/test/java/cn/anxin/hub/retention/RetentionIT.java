package cn.anxin.hub.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.anxin.hub.ledger.DropBatches;
import cn.anxin.hub.ledger.DropBatches.Batch;
import cn.anxin.hub.ledger.DropBatches.Standing;
import cn.anxin.hub.ledger.LedgerReach;
import cn.anxin.hub.ledger.Purges;
import cn.anxin.hub.ledger.Purges.Freed;
import cn.anxin.hub.ledger.Purges.Kind;
import cn.anxin.hub.ledger.Rounds;
import cn.anxin.hub.support.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

class RetentionIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Instant NOW = Instant.parse("2026-11-22T04:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneId.of("Asia/Shanghai"));
    private static final LocalDate TODAY = LocalDate.now(CLOCK);
    private static final Duration TERM = Duration.ofDays(400);
    private static final Instant BEFORE = NOW.minus(TERM);
    private static final int OLD_BATCHES = 120;
    private static final int OLD_INTAKES = 300;
    private static final int REJECTS_EACH = 10;
    private static final int OLD_DECIDED = 2_500;
    private static final int BYTES = 20_000;

    private final TestDatabase database = TestDatabase.fresh();
    private final JdbcClient jdbc = database.jdbc();
    private final Purges purges = new Purges(jdbc);
    private final DropBatches batches = new DropBatches(new JdbcTemplate(database.dataSource()));
    private final Retention retention = new Retention(
            purges, new RetentionProperties(TERM, TERM, TERM, Duration.ofHours(1)), database.transactions(), CLOCK);

    @BeforeEach
    void oldAndNew() {
        jdbc.sql("insert into recipient (id, name, kind, way, settings, lease_owner)"
                        + " values ('bank-1', '', 'bank', 'SFTP', '{}', 'node')")
                .update();
        batches(1, OLD_BATCHES, 401);
        batches(OLD_BATCHES + 1, OLD_BATCHES + 10, 399);
        intakes(OLD_INTAKES, 401, 0);
        intakes(5, 401, 1);
        intakes(5, 399, 0);
        decided(OLD_DECIDED, "REJECTED", 401);
        decided(7, "ACCEPTED", 399);
        decided(3, "PENDING", 401);
        trace("left", 401);
        trace("under way", 6);
    }

    @AfterEach
    void end() {
        database.close();
    }

    @Test
    void freesWhatIsPastItsTermAndNothingElse() throws Exception {
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            camel.getPropertiesComponent().addInitialProperty("anxin.retention.look", "50");
            camel.getRegistry().bind("retention", retention);
            camel.getRegistry().bind("rounds", new Rounds(new LedgerReach()));
            PluginHelper.getRoutesLoader(camel)
                    .loadRoutes(
                            ResourceHelper.resolveResource(camel, "file:routes/errors.camel.yaml"),
                            ResourceHelper.resolveResource(camel, "file:routes/retention.camel.yaml"));
            camel.start();
            await().atMost(PATIENCE).until(() -> count("quarantine") == 10 && count("reject") == 10 * REJECTS_EACH);
            await().atMost(PATIENCE).until(() -> count("trace_mark") == 1);
            await().atMost(PATIENCE)
                    .until(() -> count("drop_batch where content is null") == OLD_BATCHES
                            && count("intake where reasons_purged") == OLD_INTAKES);
        }
        assertThat(count("drop_batch")).isEqualTo(OLD_BATCHES + 10);
        assertThat(count("intake")).isEqualTo(OLD_INTAKES + 10);
        assertThat(jdbc.sql("select what || ' ' || items from purged where day = '2026-11-22'")
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder(
                        "BATCHES " + OLD_BATCHES,
                        "REJECTS " + OLD_INTAKES * REJECTS_EACH,
                        "QUARANTINE " + OLD_DECIDED,
                        "TRACES 1");
        assertThat(jdbc.sql("select subject from trace_mark")
                        .query(String.class)
                        .list())
                .containsExactly("under way");
        assertThat(jdbc.sql("select bytes from purged where what = 'BATCHES'")
                        .query(Long.class)
                        .single())
                .isEqualTo((long) OLD_BATCHES * BYTES);
        assertThat(batches.ask("bank-1", 1, NOW)).isFalse();
        assertThat(batches.standing("bank-1", 1)).isEqualTo(Standing.GONE);
        assertThat(batches.ask("bank-1", OLD_BATCHES + 1, NOW)).isTrue();
    }

    /** The purge's transactions stay open; whoever waits for one of its locks for a tenth of a second has failed. */
    @Test
    void nobodyWaitsForAPurge() {
        database.transactions().executeWithoutResult(purging -> {
            for (Kind kind : Kind.values()) {
                assertThat(purges.free(kind, BEFORE, TODAY).items()).isPositive();
            }
            Thread traffic = new Thread(this::traffic);
            Throwable[] trouble = new Throwable[1];
            traffic.setUncaughtExceptionHandler((thread, fault) -> trouble[0] = fault);
            traffic.start();
            await().atMost(PATIENCE).until(() -> !traffic.isAlive());
            assertThat(trouble[0]).isNull();
        });
    }

    private void traffic() {
        database.transactions().executeWithoutResult(status -> {
            jdbc.sql("set local lock_timeout = '100ms'").update();
            // A batch is made and delivered, and one that is old, but not in the piece at hand, is asked for.
            batches.lock("bank-1", "node");
            Batch batch = new Batch("bank-1", 900, "new", 1, "", true);
            batches.keep(batch, new byte[BYTES], List.of(), NOW);
            batches.delivered(batch, NOW);
            assertThat(batches.ask("bank-1", OLD_BATCHES, NOW)).isTrue();
            // A file comes in, with rejects; one comes again whose reasons are being purged.
            intakes(1, 0, 1);
            UUID first = jdbc.sql("select id from intake where quarantined = 0 order by started_at limit 1")
                    .query(UUID.class)
                    .single();
            jdbc.sql("""
                            insert into intake (id, source, type, way, name, sha256, state, started_at, repeat_of)
                            values (gen_random_uuid(), 'court', '', 'SFTP', 'again', '', 'TAKEN', now(), ?)""").param(first).update();
            decided(1, "PENDING", 0);
            jdbc.sql("update quarantine set state = 'REJECTED', decided_at = now() where state = 'PENDING'")
                    .update();
            assertThat(jdbc.sql("select sum(received) from intake")
                            .query(Long.class)
                            .single())
                    .isPositive();
        });
    }

    @Test
    void aPurgePassesOverWhatSomeoneWorksOn() {
        database.transactions().executeWithoutResult(working -> {
            jdbc.sql("select 1 from drop_batch where number <= 100 for update")
                    .query((row, n) -> n)
                    .list();
            assertThat(inAnotherTransaction(Kind.BATCHES).items()).isEqualTo(OLD_BATCHES - 100);
            assertThat(inAnotherTransaction(Kind.BATCHES).items()).isZero();
        });
    }

    @Test
    void oneNodePurgesAtATime() {
        database.transactions().executeWithoutResult(purging -> {
            purges.free(Kind.BATCHES, BEFORE, TODAY);
            assertThat(inAnotherTransaction(Kind.REJECTS)).isEqualTo(new Freed(0, 0, false));
        });
        assertThat(inAnotherTransaction(Kind.REJECTS).items()).isPositive();
    }

    @Test
    void aBatchThatIsAskedForAgainKeepsItsBytesUntilItIsWritten() {
        assertThat(batches.ask("bank-1", 1, NOW)).isTrue();
        while (retention.piece()) {
            assertThat(batches.content("bank-1", 1)).hasSize(BYTES);
        }
        assertThat(batches.standing("bank-1", 2)).isEqualTo(Standing.GONE);
        assertThat(batches.content("bank-1", 1)).hasSize(BYTES);
    }

    @Test
    void whatIsFreedIsUsedForWhatComes() {
        while (retention.piece()) {
            assertThat(count("drop_batch")).isEqualTo(OLD_BATCHES + 10);
        }
        jdbc.sql("vacuum drop_batch").update();
        long before = size();
        batches(1_000, 1_000 + OLD_BATCHES - 20, 0);
        assertThat(size()).isEqualTo(before);
    }

    private void trace(String subject, int daysAgo) {
        jdbc.sql("insert into trace_mark (subject, traceparent, marked_at) values (?, '', ?)")
                .params(subject, NOW.minus(Duration.ofDays(daysAgo)).atOffset(ZoneOffset.UTC))
                .update();
    }

    private long size() {
        return jdbc.sql("select pg_relation_size(reltoastrelid) from pg_class where relname = 'drop_batch'")
                .query(Long.class)
                .single();
    }

    private Freed inAnotherTransaction(Kind kind) {
        Freed[] freed = new Freed[1];
        Thread other = new Thread(
                () -> freed[0] = database.transactions().execute(status -> purges.free(kind, BEFORE, TODAY)));
        other.start();
        await().atMost(PATIENCE).until(() -> !other.isAlive());
        return freed[0];
    }

    private long count(String what) {
        return jdbc.sql("select count(*) from " + what).query(Long.class).single();
    }

    private void batches(int first, int last, int daysAgo) {
        // Bytes that cannot be compressed.
        jdbc.sql("""
                        insert into drop_batch (recipient, number, file_name, rows, sha256, content, made_at, delivered_at)
                        select 'bank-1', n, 'f' || n, 1, '',
                               (select string_agg(sha256((n || ':' || i)::bytea), '') from generate_series(1, :blocks) i),
                               :at, :at
                          from generate_series(:first, :last) n""")
                .param("blocks", BYTES / 32)
                .param("at", NOW.minus(Duration.ofDays(daysAgo)).atOffset(ZoneOffset.UTC))
                .param("first", first)
                .param("last", last)
                .update();
    }

    private void intakes(int count, int daysAgo, int quarantined) {
        jdbc.sql("""
                        with come as (
                            insert into intake (id, source, type, way, name, sha256, state, received, rejected, quarantined,
                                                started_at, finished_at)
                            select gen_random_uuid(), 'court', '', 'SFTP', 'f' || n, '', 'DONE', :each, :each - :held, :held,
                                   :at, :at
                              from generate_series(1, :count) n
                            returning id)
                        insert into reject (intake_id, line, position, record_id, column_name, code, message_zh, message_en, value)
                        select id, line, 0, 'R', 'c', 'FORMAT', '', '', repeat('x', 100)
                          from come, generate_series(1, :each) line""")
                .param("each", REJECTS_EACH)
                .param("held", quarantined)
                .param("count", count)
                .param("at", NOW.minus(Duration.ofDays(daysAgo)).atOffset(ZoneOffset.UTC))
                .update();
    }

    private void decided(int count, String state, int daysAgo) {
        jdbc.sql("""
                        insert into quarantine (source, type, record_id, revision, op, uscc, use_scope, data, content_sha256,
                                                intake_id, line, known_name, quarantined_at, state, decided_at)
                        select 'court', 't', 'r' || n, 1, 'UPSERT', 'u', 0, '{}', '', i.id, n, '', :at, :state,
                               case :state when 'PENDING' then null else cast(:at as timestamptz) end
                          from (select id from intake limit 1) i, generate_series(1, :count) n""")
                .param("count", count)
                .param("state", state)
                .param("at", NOW.minus(Duration.ofDays(daysAgo)).atOffset(ZoneOffset.UTC))
                .update();
    }
}
