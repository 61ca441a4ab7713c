package cn.anxin.hub.console;

import cn.anxin.hub.intake.WaitingFiles;
import cn.anxin.hub.intake.WaitingFiles.WaitingFile;
import cn.anxin.hub.ledger.Balance;
import cn.anxin.hub.ledger.Balance.FeedBalance;
import cn.anxin.hub.ledger.Balance.RecipientBalance;
import cn.anxin.hub.ledger.Channels;
import cn.anxin.hub.ledger.Channels.Channel;
import cn.anxin.hub.ledger.FeedSnapshots;
import cn.anxin.hub.ledger.FeedTurns;
import cn.anxin.hub.ledger.FeedTurns.FeedState;
import cn.anxin.hub.ledger.Figures;
import cn.anxin.hub.ledger.IntakeLog;
import cn.anxin.hub.ledger.Vitals;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** How the hub stands at this moment: one look says whether anything is wrong. */
@Controller
class OverviewPage {

    private static final int FILES = 20;

    private final Balance balance;
    private final Channels channels;
    private final Figures figures;
    private final IntakeLog intakes;
    private final FeedTurns feeds;
    private final WaitingFiles waitingFiles;
    private final RouteStates routes;
    private final Vitals vitals;
    private final FeedSnapshots snapshots;
    private final Clock clock;

    OverviewPage(
            Balance balance,
            Channels channels,
            Figures figures,
            IntakeLog intakes,
            FeedTurns feeds,
            WaitingFiles waitingFiles,
            RouteStates routes,
            Vitals vitals,
            FeedSnapshots snapshots,
            Clock clock) {
        this.balance = balance;
        this.channels = channels;
        this.figures = figures;
        this.intakes = intakes;
        this.feeds = feeds;
        this.waitingFiles = waitingFiles;
        this.routes = routes;
        this.vitals = vitals;
        this.snapshots = snapshots;
        this.clock = clock;
    }

    /** A feed and how it stands; {@code gap} is what came in and has no outcome. */
    record FeedLine(FeedState state, FeedBalance of) {
        public long gap() {
            return of.received() - of.accepted() - of.duplicate() - of.rejected() - of.quarantined();
        }
    }

    /** A recipient with its channel; {@code gap} is what is due and nobody knows of. */
    record RecipientLine(Optional<Channel> channel, RecipientBalance of) {
        public long gap() {
            return of.due() - of.delivered() - of.waiting() - of.dead() - of.discarded();
        }
    }

    @GetMapping("/")
    String show(Model page) {
        Balance.Sheet sheet = balance.read();
        page.addAttribute("pending", sheet.pendingReviews());
        List<FeedState> states = feeds.all();
        page.addAttribute("feeds", feeds(sheet, states));
        page.addAttribute("staying", staying(states));
        page.addAttribute("overdue", overdue(states));
        page.addAttribute("held", snapshots.held());
        page.addAttribute("recipients", recipients(sheet));
        page.addAttribute("byStatus", figures.enterprisesByStatus());
        page.addAttribute("waiting", figures.waiting());
        page.addAttribute("files", intakes.newest(FILES));
        page.addAttribute("routes", routes.all());
        return "overview";
    }

    /** A file that stays in its folder, and why. */
    record StayingFile(String feed, WaitingFile of) {}

    private List<FeedLine> feeds(Balance.Sheet sheet, List<FeedState> states) {
        Map<String, FeedState> bySource =
                states.stream().collect(Collectors.toMap(FeedState::source, Function.identity()));
        return sheet.feeds().stream()
                .filter(line -> bySource.containsKey(line.source()))
                .map(line -> new FeedLine(Objects.requireNonNull(bySource.get(line.source())), line))
                .toList();
    }

    private List<StayingFile> staying(List<FeedState> states) {
        return states.stream()
                .flatMap(
                        feed -> waitingFiles.of(feed.source()).stream().map(file -> new StayingFile(feed.name(), file)))
                .toList();
    }

    /** A feed from which something should have come by then. */
    record OverdueFeed(String name, Instant since) {}

    private List<OverdueFeed> overdue(List<FeedState> states) {
        Map<String, String> names = states.stream().collect(Collectors.toMap(FeedState::source, FeedState::name));
        return vitals.feeds(clock.getZone()).stream()
                .filter(feed -> !feed.paused()
                        && feed.nextExpected().filter(clock.instant()::isAfter).isPresent())
                .map(feed -> new OverdueFeed(
                        names.getOrDefault(feed.source(), feed.source()),
                        feed.nextExpected().orElseThrow()))
                .toList();
    }

    private List<RecipientLine> recipients(Balance.Sheet sheet) {
        Map<String, Channel> byId =
                channels.all().stream().collect(Collectors.toMap(Channel::recipient, Function.identity()));
        return sheet.recipients().stream()
                .map(line -> new RecipientLine(Optional.ofNullable(byId.get(line.recipient())), line))
                .toList();
    }
}
