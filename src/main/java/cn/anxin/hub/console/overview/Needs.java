package cn.anxin.hub.console.overview;

import cn.anxin.hub.intake.WaitingFiles;
import cn.anxin.hub.ledger.Channels;
import cn.anxin.hub.ledger.FeedSnapshots;
import cn.anxin.hub.ledger.FeedTurns;
import cn.anxin.hub.ledger.Figures;
import cn.anxin.hub.ledger.RouteWishes;
import cn.anxin.hub.ledger.Vitals;
import cn.anxin.hub.term.Overdue;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Whatever waits for a person at this moment, the gravest first. */
@Component
class Needs {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final Figures figures;
    private final Vitals vitals;
    private final FeedTurns feeds;
    private final Channels channels;
    private final FeedSnapshots snapshots;
    private final Overdue overdue;
    private final RouteWishes wishes;
    private final WaitingFiles waitingFiles;
    private final Clock clock;

    Needs(
            Figures figures,
            Vitals vitals,
            FeedTurns feeds,
            Channels channels,
            FeedSnapshots snapshots,
            Overdue overdue,
            RouteWishes wishes,
            WaitingFiles waitingFiles,
            Clock clock) {
        this.figures = figures;
        this.vitals = vitals;
        this.feeds = feeds;
        this.channels = channels;
        this.snapshots = snapshots;
        this.overdue = overdue;
        this.wishes = wishes;
        this.waitingFiles = waitingFiles;
        this.clock = clock;
    }

    List<Need> all() {
        List<Need> needs = new ArrayList<>();
        Map<String, String> names =
                feeds.all().stream().collect(Collectors.toMap(FeedTurns.FeedState::source, FeedTurns.FeedState::name));
        routes(needs);
        ends(needs, names);
        Figures.Waiting waiting = figures.waiting();
        if (waiting.deadLetters() > 0) {
            needs.add(Need.bad("overview.need.dead", "/dead-letters", waiting.deadLetters()));
        }
        if (waiting.quarantined() > 0) {
            needs.add(Need.warn("overview.need.quarantine", "/quarantine", waiting.quarantined()));
        }
        snapshots
                .held()
                .forEach(each -> needs.add(Need.warn(
                        "overview.held",
                        "/snapshots",
                        names.getOrDefault(each.source(), each.source()),
                        each.file(),
                        each.known(),
                        each.absent())));
        overdue.counts().forEach((kind, byRecipient) -> {
            long notices =
                    byRecipient.values().stream().mapToLong(Long::longValue).sum();
            if (notices > 0) {
                needs.add(Need.warn("overview.need.overdue." + kind, "/overdue", notices));
            }
        });
        long failing = vitals.reviews(LocalDate.now(clock)).failing();
        if (failing > 0) {
            needs.add(Need.bad("overview.need.reviews", "/routes/review", failing));
        }
        return needs;
    }

    private void routes(List<Need> needs) {
        wishes.halted()
                .forEach(wish -> needs.add(Need.bad(
                        "overview.need.route",
                        "/routes/" + wish.route(),
                        wish.route(),
                        wish.actor(),
                        minute(wish.at().atZone(clock.getZone())),
                        wish.reason())));
    }

    /** Remote ends that are away or silent, and files that stay where they are. */
    private void ends(List<Need> needs, Map<String, String> names) {
        feeds.all().forEach(feed -> {
            feed.lastError()
                    .filter(error -> !feed.paused())
                    .ifPresent(error -> needs.add(Need.bad("overview.need.away", "/routes/connections", feed.name())
                            .because(error)));
            int staying = waitingFiles.of(feed.source()).size();
            if (staying > 0) {
                needs.add(Need.warn("overview.need.staying", "/intakes", feed.name(), staying));
            }
        });
        channels.all()
                .forEach(channel -> channel.lastError()
                        .filter(error -> !channel.paused())
                        .ifPresent(error -> needs.add(
                                Need.bad("overview.need.held-up", "/recipients/" + channel.recipient(), channel.name())
                                        .because(error))));
        vitals.feeds(clock.getZone()).stream()
                .filter(feed -> !feed.paused()
                        && feed.nextExpected().filter(clock.instant()::isAfter).isPresent())
                .forEach(feed -> needs.add(Need.warn(
                        "overview.overdue",
                        "/intakes",
                        names.getOrDefault(feed.source(), feed.source()),
                        minute(feed.nextExpected().orElseThrow().atZone(clock.getZone())))));
    }

    private static String minute(ZonedDateTime at) {
        return at.format(MINUTE);
    }
}
