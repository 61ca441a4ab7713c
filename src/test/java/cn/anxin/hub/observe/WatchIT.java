package cn.anxin.hub.observe;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anxin.hub.ledger.Tally;
import cn.anxin.hub.ledger.Vitals;
import cn.anxin.hub.support.TestDatabase;
import io.prometheus.metrics.model.snapshots.DataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.health.Status;

/** What cannot be read must not look healthy. */
class WatchIT {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-22T01:00:00Z"));
    private final TestDatabase database = TestDatabase.fresh();
    private final Watch watch =
            new Watch(new Tally(database.jdbc()), new Vitals(database.jdbc()), Map::of, new MovedClock(now), now::get);
    private final ExchangeMeters meters = new ExchangeMeters(watch);

    @Test
    void whatWasNeverReadHasNoValueAndNoHealth() {
        try (database) {
            assertThat(meters.collect().size()).isZero();
            assertThat(ExchangeHealth.waiting(watch).health().getStatus()).isEqualTo(Status.UNKNOWN);
        }
    }

    @Test
    void withoutTheLedgerAgesGoOnAndTheReadingGetsOld() {
        String due = "insert into enterprise (uscc, name, first_known_at, due_since) values ('%s', '', now(), '%s')";
        database.jdbc()
                .sql(due.formatted("91320205MA1WX0T109", "2026-11-22T00:50:00Z"))
                .update();
        // A day that has come counts from its beginning, in the zone of the law.
        database.jdbc()
                .sql(
                        "insert into enterprise (uscc, name, first_known_at, next_review_on) values ('91320200MADY1FUB90', '', now(), '2026-11-22')")
                .update();
        watch.read();
        assertThat(value("anxin_reviews_due")).isEqualTo(2);
        assertThat(value("anxin_reviews_oldest_due_age_seconds"))
                .isEqualTo(Duration.ofHours(9).toSeconds());
        assertThat(ExchangeHealth.waiting(watch).health().getStatus()).isEqualTo(ExchangeHealth.ATTENTION);

        database.close();
        now.set(now.get().plusSeconds(3600));
        watch.read();

        assertThat(value("anxin_ledger_read_timestamp_seconds"))
                .isEqualTo(Instant.parse("2026-11-22T01:00:00Z").getEpochSecond());
        assertThat(value("anxin_reviews_oldest_due_age_seconds"))
                .isEqualTo(Duration.ofHours(10).toSeconds());
        assertThat(ExchangeHealth.waiting(watch).health().getStatus()).isEqualTo(Status.UNKNOWN);
    }

    @Test
    void aFeedThatIsSilentPastWhatIsAgreedWantsAttention() {
        try (database) {
            database.jdbc().sql("""
                            insert into feed (source, name, way, settings, registered_at)
                            values ('court', '', 'JMS', '{"expected": "daily 06:00"}', '2026-11-20T00:00:00Z'),
                                   ('emergency', '', 'SFTP', '{}', '2020-01-01T00:00:00Z')""").update();
            database.jdbc().sql("""
                            insert into intake (id, source, type, way, name, sha256, state, started_at)
                            values (gen_random_uuid(), 'court', '', 'JMS', '', '', 'DONE', '2026-11-20T23:00:00Z')""").update();
            // What came at 07:00 was for the 22nd: the next is due on the 23rd at 06:00.
            watch.read();
            assertThat(value("anxin_feed_overdue_seconds")).isZero();
            assertThat(ExchangeHealth.feeds(watch).health().getStatus()).isEqualTo(Status.UP);

            now.set(Instant.parse("2026-11-22T22:30:00Z"));
            watch.read();
            assertThat(value("anxin_feed_overdue_seconds")).isEqualTo(1_800);
            assertThat(ExchangeHealth.feeds(watch).health().getStatus()).isEqualTo(ExchangeHealth.ATTENTION);
            assertThat(ExchangeHealth.feeds(watch).health().getDetails().get("silent"))
                    .isEqualTo(List.of("court"));
        }
    }

    private double value(String name) {
        MetricSnapshot meter = meters.collect().stream()
                .filter(each -> each.getMetadata().getName().equals(name))
                .findFirst()
                .orElseThrow();
        DataPointSnapshot point = meter.getDataPoints().get(0);
        return ((GaugeDataPointSnapshot) point).getValue();
    }

    private static final class MovedClock extends Clock {

        private final AtomicReference<Instant> now;

        MovedClock(AtomicReference<Instant> now) {
            this.now = now;
        }

        @Override
        public ZoneId getZone() {
            return ZONE;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return Clock.fixed(now.get(), zone);
        }

        @Override
        public Instant instant() {
            return now.get();
        }
    }
}
