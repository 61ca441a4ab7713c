package cn.anxin.hub.console.overview;

import cn.anxin.hub.console.overview.Picture.End;
import cn.anxin.hub.console.overview.Picture.Middle;
import cn.anxin.hub.intake.WaitingFiles;
import cn.anxin.hub.ledger.Channels;
import cn.anxin.hub.ledger.FeedTurns;
import cn.anxin.hub.ledger.Figures;
import cn.anxin.hub.ledger.LastEvents;
import cn.anxin.hub.ledger.RouteWishes;
import cn.anxin.hub.ledger.RouteWishes.Wish;
import cn.anxin.hub.ledger.Tally.What;
import cn.anxin.hub.ledger.Vitals;
import cn.anxin.hub.registry.Feed;
import cn.anxin.hub.registry.Registry;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Draws the exchange as it is now, from a handful of rows of each table. */
@Component
class Pictures {

    private static final Set<String> WAYS_OUT = Set.of("notice-", "drop-", "http-", "table-");

    private final FeedTurns feeds;
    private final Registry registry;
    private final Channels channels;
    private final LastEvents events;
    private final Figures figures;
    private final Vitals vitals;
    private final WaitingFiles waitingFiles;
    private final RouteWishes wishes;
    private final Flow flow;
    private final Clock clock;

    Pictures(
            FeedTurns feeds,
            Registry registry,
            Channels channels,
            LastEvents events,
            Figures figures,
            Vitals vitals,
            WaitingFiles waitingFiles,
            RouteWishes wishes,
            Flow flow,
            Clock clock) {
        this.feeds = feeds;
        this.registry = registry;
        this.channels = channels;
        this.events = events;
        this.figures = figures;
        this.vitals = vitals;
        this.waitingFiles = waitingFiles;
        this.wishes = wishes;
        this.flow = flow;
        this.clock = clock;
    }

    Picture now() {
        Set<String> halted = wishes.halted().stream().map(Wish::route).collect(Collectors.toSet());
        Vitals.Reviews reviews = vitals.reviews(LocalDate.now(clock));
        return new Picture(
                feeds(halted),
                new Middle(
                        "open",
                        flow.perMinute(
                                key -> key.what() == What.ROW && key.kind().equals("RECEIVED")),
                        figures.waiting().quarantined(),
                        Optional.empty()),
                new Middle(
                        halted.contains("review") ? "halted" : "open",
                        flow.perMinute(key -> key.what() == What.REVIEW),
                        reviews.due(),
                        reviews.oldestDueSince()),
                recipients(halted));
    }

    private List<End> feeds(Set<String> halted) {
        Map<String, Instant> last = events.ofFeeds();
        Map<String, String> ways = registry.feeds().stream()
                .collect(Collectors.toMap(Feed::id, feed -> feed.site().way().name()));
        return feeds.all().stream()
                .map(feed -> new End(
                        feed.source(),
                        feed.name(),
                        ways.getOrDefault(feed.source(), ""),
                        state(
                                halted.stream()
                                        .anyMatch(route -> route.equals("feed-" + feed.source())
                                                || route.startsWith("feed-" + feed.source() + "-")),
                                feed.paused(),
                                feed.lastError()),
                        flow.perMinute(key -> key.what() == What.ROW
                                && key.kind().equals("RECEIVED")
                                && key.party().equals(feed.source())),
                        waitingFiles.of(feed.source()).size(),
                        Optional.ofNullable(last.get(feed.source()))))
                .toList();
    }

    private List<End> recipients(Set<String> halted) {
        Map<String, Instant> last = events.ofRecipients();
        Map<String, Long> waiting = events.waiting();
        return channels.all().stream()
                .map(channel -> new End(
                        channel.recipient(),
                        channel.name(),
                        channel.way(),
                        state(
                                WAYS_OUT.stream().anyMatch(way -> halted.contains(way + channel.recipient())),
                                channel.paused(),
                                channel.lastError()),
                        flow.perMinute(key -> key.what() == What.DELIVERY
                                && key.kind().equals("DELIVERED")
                                && key.party().equals(channel.recipient())),
                        waiting.getOrDefault(channel.recipient(), 0L),
                        Optional.ofNullable(last.get(channel.recipient()))))
                .toList();
    }

    private static String state(boolean halted, boolean paused, Optional<String> error) {
        if (halted) {
            return "halted";
        }
        return paused ? "paused" : error.isPresent() ? "away" : "open";
    }
}
