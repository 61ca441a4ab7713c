package cn.anxin.hub.observe;

import cn.anxin.hub.ledger.Tally;
import cn.anxin.hub.ledger.Unanswered.Kind;
import cn.anxin.hub.ledger.Vitals;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Reads the ledger every ten seconds, so that it does not matter how often and by how many it is asked for. When the
 * ledger cannot be read, the last reading stands, with its age: ages go on, and the monitor sees that it is old.
 */
class Watch implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);
    private static final Duration PERIOD = Duration.ofSeconds(10);

    private final Tally tally;
    private final Vitals vitals;
    private final Supplier<Map<Kind, Map<String, Long>>> overdue;
    private final Clock clock;
    private final InstantSource realTime;
    private volatile Optional<Reading> last = Optional.empty();
    private volatile Optional<ScheduledExecutorService> reader = Optional.empty();

    Watch(
            Tally tally,
            Vitals vitals,
            Supplier<Map<Kind, Map<String, Long>>> overdue,
            Clock clock,
            InstantSource realTime) {
        this.tally = tally;
        this.vitals = vitals;
        this.overdue = overdue;
        this.clock = clock;
        this.realTime = realTime;
    }

    /** Empty before the ledger was read for the first time. */
    Optional<Reading> last() {
        return last;
    }

    /** How long something of the ledger has been waiting, by the hub's clock, which wrote it. */
    Duration age(Instant since) {
        Duration age = Duration.between(since, clock.instant());
        return age.isNegative() ? Duration.ZERO : age;
    }

    /** Whether an instant has passed, where there is one. */
    boolean isOver(Optional<Instant> due) {
        return due.filter(clock.instant()::isAfter).isPresent();
    }

    boolean isFresh(Reading reading, Duration within) {
        return reading.at().plus(within).isAfter(realTime.instant());
    }

    void read() {
        try {
            Instant begun = realTime.instant();
            Reading reading = new Reading(
                    vitals.feeds(clock.getZone()),
                    vitals.recipients(),
                    vitals.reviews(LocalDate.now(clock)),
                    tally.read(),
                    overdue.get(),
                    clock.getZone(),
                    begun,
                    Duration.between(begun, realTime.instant()));
            last = Optional.of(reading);
        } catch (RuntimeException unreachable) {
            // Whoever needs the ledger says in the log that it is away; the monitor sees the age of the reading.
            LOG.debug("暂时读不到账本 / The ledger cannot be read for now", unreachable);
        }
    }

    @Override
    public void start() {
        ScheduledExecutorService service = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "watch");
            thread.setDaemon(true);
            return thread;
        });
        var unused = service.scheduleWithFixedDelay(this::read, 0, PERIOD.toMillis(), TimeUnit.MILLISECONDS);
        reader = Optional.of(service);
    }

    @Override
    public void stop() {
        reader.ifPresent(ScheduledExecutorService::shutdownNow);
        reader = Optional.empty();
    }

    @Override
    public boolean isRunning() {
        return reader.isPresent();
    }
}
