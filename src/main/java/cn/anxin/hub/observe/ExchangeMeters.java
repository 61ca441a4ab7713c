package cn.anxin.hub.observe;

import cn.anxin.hub.ledger.Tally.What;
import cn.anxin.hub.ledger.Unanswered.Kind;
import cn.anxin.hub.ledger.Vitals.Feed;
import cn.anxin.hub.ledger.Vitals.Recipient;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The meters of the whole exchange, out of the ledger: every node tells the same, and a restart changes nothing. What
 * was never read has no value, rather than a good one.
 */
record ExchangeMeters(Watch watch) implements MultiCollector {

    private static final Map<String, String> OUTCOMES = Map.of(
            "ACCEPTED", "accepted",
            "DUPLICATE", "duplicate",
            "REJECTED", "rejected",
            "QUARANTINED", "quarantined");
    private static final Map<String, String> FILES =
            Map.of("TAKEN", "taken", "FAILED", "failed", "REPEATED", "repeated");
    private static final Map<String, String> DEATHS = Map.of("REPLAYED", "replayed", "DISCARDED", "discarded");

    @Override
    public MetricSnapshots collect() {
        return watch.last().map(this::of).orElseGet(MetricSnapshots::new);
    }

    private MetricSnapshots of(Reading reading) {
        Meters meters = new Meters();
        meters.gauge("anxin_ledger_read_timestamp_seconds", "When the ledger was last read for these meters")
                .add(seconds(reading.at()));
        meters.gauge("anxin_ledger_read_duration_seconds", "How long reading it took")
                .add(seconds(reading.took()));
        reading.feeds().forEach(feed -> feed(feed, reading, meters));
        reading.recipients().forEach(recipient -> {
            notices(recipient.id(), reading, meters);
            deliveries(recipient, reading, meters);
            letters(recipient, meters);
            answers(recipient.id(), reading, meters);
        });
        reviews(reading, meters);
        return meters.snapshots();
    }

    private void feed(Feed feed, Reading reading, Meters meters) {
        String source = feed.source();
        meters.counter("anxin_records_received", "Rows that came in", "source")
                .count(reading.count(What.ROW, source, "RECEIVED"), source);
        OUTCOMES.forEach(
                (kind, outcome) -> meters.counter("anxin_records", "Rows by what became of them", "source", "outcome")
                        .count(reading.count(What.ROW, source, kind), source, outcome));
        FILES.forEach(
                (kind, outcome) -> meters.counter("anxin_files", "Files by what became of them", "source", "outcome")
                        .count(reading.count(What.FILE, source, kind), source, outcome));
        feed.lastPullAt()
                .ifPresent(at -> meters.gauge(
                                "anxin_feed_last_file_age_seconds", "Time since a file was last taken", "source")
                        .add(age(at), source));
        meters.gauge("anxin_feed_failures", "Attempts in a row that failed; 0 while its server answers", "source")
                .count(feed.failures(), source);
        meters.gauge("anxin_feed_paused", "1 while an operator has paused it", "source")
                .add(feed.paused() ? 1 : 0, source);
        meters.gauge(
                        "anxin_feed_overdue_seconds",
                        "How long records have been expected in vain; 0 where nothing is overdue or agreed",
                        "source")
                .add(age(feed.nextExpected()), source);
        meters.gauge("anxin_snapshots_held", "Snapshots that wait for an operator", "source")
                .count(feed.snapshotsHeld(), source);
        meters.gauge("anxin_quarantine_pending", "Rows that wait for an operator", "source")
                .count(feed.quarantined(), source);
        meters.gauge("anxin_quarantine_oldest_age_seconds", "Age of the oldest of them; 0 for none", "source")
                .add(age(feed.oldestQuarantinedAt()), source);
    }

    private static void notices(String id, Reading reading, Meters meters) {
        for (String change : new String[] {"START", "AMEND", "END"}) {
            meters.counter("anxin_notices_issued", "Notices by what they say", "recipient", "change")
                    .count(reading.count(What.NOTICE, id, change), id, change.toLowerCase(Locale.ROOT));
        }
        meters.counter("anxin_deliveries", "Notices that the broker or the drop has taken", "recipient")
                .count(reading.count(What.DELIVERY, id, "DELIVERED"), id);
        meters.counter("anxin_dead_letters", "Notices that the recipient refused", "recipient")
                .count(reading.count(What.DELIVERY, id, "DEAD") + reading.count(What.DELIVERY, id, "DEAD_LATER"), id);
        DEATHS.forEach((kind, outcome) -> meters.counter(
                        "anxin_dead_letters_resolved",
                        "Refused notices by what an operator made of them",
                        "recipient",
                        "outcome")
                .count(reading.count(What.DELIVERY, id, kind), id, outcome));
    }

    private void deliveries(Recipient recipient, Reading reading, Meters meters) {
        String id = recipient.id();
        meters.gauge("anxin_deliveries_waiting", "Notices that wait for their delivery", "recipient")
                .count(reading.waiting(id), id);
        meters.gauge(
                        "anxin_delivery_oldest_waiting_age_seconds",
                        "Age of the first notice that waits; 0 for none",
                        "recipient")
                .add(age(recipient.oldestWaiting()), id);
        meters.gauge(
                        "anxin_recipient_failures",
                        "Attempts in a row that failed; 0 while it can be reached",
                        "recipient")
                .count(recipient.failures(), id);
        meters.gauge("anxin_recipient_paused", "1 while an operator has paused it", "recipient")
                .add(recipient.paused() ? 1 : 0, id);
    }

    private void letters(Recipient recipient, Meters meters) {
        String id = recipient.id();
        meters.gauge("anxin_dead_letters_open", "Refused notices that wait for an operator", "recipient")
                .count(recipient.deadLetters(), id);
        meters.gauge("anxin_dead_letters_oldest_age_seconds", "Age of the oldest of them; 0 for none", "recipient")
                .add(age(recipient.oldestDeadLetter()), id);
    }

    private static void answers(String id, Reading reading, Meters meters) {
        for (Kind kind : Kind.values()) {
            meters.gauge(
                            "anxin_answers_overdue",
                            "Notices not answered within the recipient's term; 100000 stands for that many or more",
                            "recipient",
                            "missing")
                    .count(reading.overdue(kind, id), id, kind.name().toLowerCase(Locale.ROOT));
        }
    }

    private void reviews(Reading reading, Meters meters) {
        reading.counts().forEach((key, amount) -> {
            if (key.what() == What.REVIEW) {
                meters.counter("anxin_reviews", "Reviews by the status that they came to", "status")
                        .count(amount, key.kind());
            }
        });
        meters.gauge("anxin_reviews_due", "Enterprises that are due; 100000 stands for that many or more")
                .count(reading.reviews().due());
        meters.gauge("anxin_reviews_oldest_due_age_seconds", "How long the first of them has been due; 0 for none")
                .add(age(reading.oldestDue()));
        meters.gauge("anxin_reviews_failing", "Enterprises whose review failed and is tried again")
                .count(reading.reviews().failing());
    }

    private double age(Optional<Instant> since) {
        return since.map(this::age).orElse(0.0);
    }

    private double age(Instant since) {
        return seconds(watch.age(since));
    }

    private static double seconds(Instant instant) {
        return instant.toEpochMilli() / 1000.0;
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
