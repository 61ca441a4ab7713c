package cn.anxin.hub.embedded;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;

/**
 * Keeps AMQ222059 out of the log: the broker warns of each message that it had already, which is what the hub relies on
 * when it sends again after a kill. The rest of that category, a full disk for one, stays heard.
 */
final class ExpectedDuplicates extends TurboFilter {

    private static final String DUPLICATE = "AMQ222059";

    static void stayQuiet() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext log
                && log.getTurboFilterList().stream().noneMatch(ExpectedDuplicates.class::isInstance)) {
            ExpectedDuplicates filter = new ExpectedDuplicates();
            filter.start();
            log.addTurboFilter(filter);
        }
    }

    @Override
    public FilterReply decide(
            @Nullable Marker marker,
            Logger logger,
            Level level,
            @Nullable String format,
            Object @Nullable [] parameters,
            @Nullable Throwable thrown) {
        return format != null && format.startsWith(DUPLICATE) ? FilterReply.DENY : FilterReply.NEUTRAL;
    }
}
