package cn.anxin.hub.observe;

import cn.anxin.hub.ledger.Unanswered.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;

/**
 * What an operator may have to look at. ATTENTION is for people: it is no error of the process, and nothing is restarted
 * or taken out of service for it.
 */
final class ExchangeHealth {

    static final Status ATTENTION = new Status("ATTENTION");

    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
    private static final Duration OLDEST_READING = Duration.ofMinutes(1);

    private ExchangeHealth() {}

    /** Feeds whose server does not answer, that are silent past what is agreed, or whose snapshot waits for an operator. */
    static HealthIndicator feeds(Watch watch) {
        return of(watch, reading -> {
            List<String> away = reading.feeds().stream()
                    .filter(feed -> feed.failures() > 0)
                    .map(feed -> feed.source())
                    .toList();
            List<String> paused = reading.feeds().stream()
                    .filter(feed -> feed.paused())
                    .map(feed -> feed.source())
                    .toList();
            List<String> silent = reading.feeds().stream()
                    .filter(feed -> !feed.paused() && watch.isOver(feed.nextExpected()))
                    .map(feed -> feed.source())
                    .toList();
            long held = reading.feeds().stream()
                    .mapToLong(each -> each.snapshotsHeld())
                    .sum();
            return status(!away.isEmpty() || !silent.isEmpty() || held > 0)
                    .withDetail("unreachable", away)
                    .withDetail("paused", paused)
                    .withDetail("silent", silent)
                    .withDetail("snapshotsHeld", held);
        });
    }

    /** Recipients that cannot be reached. */
    static HealthIndicator recipients(Watch watch) {
        return of(watch, reading -> {
            List<String> away = reading.recipients().stream()
                    .filter(recipient -> recipient.failures() > 0)
                    .map(recipient -> recipient.id())
                    .toList();
            List<String> paused = reading.recipients().stream()
                    .filter(recipient -> recipient.paused())
                    .map(recipient -> recipient.id())
                    .toList();
            return status(!away.isEmpty()).withDetail("unreachable", away).withDetail("paused", paused);
        });
    }

    /** What waits too long, or for an operator. */
    static HealthIndicator waiting(Watch watch) {
        return of(watch, reading -> {
            Duration oldestNotice = reading.recipients().stream()
                    .flatMap(recipient -> recipient.oldestWaiting().stream())
                    .map(watch::age)
                    .max(Duration::compareTo)
                    .orElse(Duration.ZERO);
            Duration oldestReview = reading.oldestDue().map(watch::age).orElse(Duration.ZERO);
            long dead = reading.recipients().stream()
                    .mapToLong(each -> each.deadLetters())
                    .sum();
            long held = reading.feeds().stream()
                    .mapToLong(each -> each.quarantined())
                    .sum();
            boolean tooLong = oldestNotice.compareTo(LONGEST_WAIT) > 0 || oldestReview.compareTo(LONGEST_WAIT) > 0;
            return status(tooLong || dead > 0)
                    .withDetail("deadLetters", dead)
                    .withDetail("quarantined", held)
                    .withDetail("reviewsDue", reading.reviews().due())
                    .withDetail("oldestNoticeSeconds", oldestNotice.toSeconds())
                    .withDetail("oldestReviewSeconds", oldestReview.toSeconds());
        });
    }

    /** Recipients that have not answered in time. */
    static HealthIndicator answers(Watch watch) {
        return of(watch, reading -> {
            List<String> late = reading.recipients().stream()
                    .map(recipient -> recipient.id())
                    .filter(id -> reading.overdue(Kind.RECEIVED, id) + reading.overdue(Kind.LIFTED, id) > 0)
                    .toList();
            return status(!late.isEmpty()).withDetail("overdue", late);
        });
    }

    private static HealthIndicator of(Watch watch, Function<Reading, Health.Builder> look) {
        return () -> {
            Optional<Reading> fresh = watch.last().filter(reading -> watch.isFresh(reading, OLDEST_READING));
            return fresh.map(look)
                    .orElseGet(() -> Health.unknown().withDetail("ledger", "not read"))
                    .build();
        };
    }

    private static Health.Builder status(boolean attention) {
        return attention ? Health.status(ATTENTION) : Health.up();
    }
}
