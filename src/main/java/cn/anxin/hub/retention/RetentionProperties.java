package cn.anxin.hub.retention;

import cn.anxin.hub.StartFault;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DurationUnit;

/**
 * How long what need not be kept for ever is kept; a number without a unit means days.
 *
 * @param batches the bytes of a batch, since its delivery
 * @param rejects why rows were not accepted, since their file or request came in
 * @param quarantine records that an officer accepted or rejected, since then
 * @param look how often the route looks for what is past its term
 */
@ConfigurationProperties("anxin.retention")
record RetentionProperties(
        @DefaultValue("400d") @DurationUnit(ChronoUnit.DAYS) Duration batches,
        @DefaultValue("400d") @DurationUnit(ChronoUnit.DAYS) Duration rejects,

        @DefaultValue("1100d") @DurationUnit(ChronoUnit.DAYS)
        Duration quarantine,

        @DefaultValue("1h") Duration look) {

    private static final Duration SHORTEST = Duration.ofDays(30);

    /** What is purged is gone: a slip of the pen must not empty the tables. */
    RetentionProperties checked() {
        check("anxin.retention.batches", batches);
        check("anxin.retention.rejects", rejects);
        check("anxin.retention.quarantine", quarantine);
        return this;
    }

    private static void check(String setting, Duration term) {
        if (term.compareTo(SHORTEST) < 0) {
            throw StartFault.of(
                    "%s 不得短于 %d 天：请改正".formatted(setting, SHORTEST.toDays()),
                    "%s is shorter than %d days: correct it".formatted(setting, SHORTEST.toDays()));
        }
    }
}
