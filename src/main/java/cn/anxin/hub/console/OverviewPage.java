package cn.anxin.hub.console;

import cn.anxin.hub.ledger.Balance;
import cn.anxin.hub.ledger.Balance.FeedBalance;
import cn.anxin.hub.ledger.Balance.RecipientBalance;
import cn.anxin.hub.ledger.Channels;
import cn.anxin.hub.ledger.Channels.Channel;
import cn.anxin.hub.ledger.Figures;
import cn.anxin.hub.ledger.IntakeLog;
import cn.anxin.hub.registry.Feed;
import cn.anxin.hub.registry.Registry;
import java.util.List;
import java.util.Map;
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
    private final Registry registry;
    private final RouteStates routes;

    OverviewPage(
            Balance balance,
            Channels channels,
            Figures figures,
            IntakeLog intakes,
            Registry registry,
            RouteStates routes) {
        this.balance = balance;
        this.channels = channels;
        this.figures = figures;
        this.intakes = intakes;
        this.registry = registry;
        this.routes = routes;
    }

    /** A feed with its name; {@code gap} is what came in and has no outcome. */
    record FeedLine(String name, FeedBalance of) {
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
        page.addAttribute("feeds", feeds(sheet));
        page.addAttribute("recipients", recipients(sheet));
        page.addAttribute("byStatus", figures.enterprisesByStatus());
        page.addAttribute("waiting", figures.waiting());
        page.addAttribute("files", intakes.newest(FILES));
        page.addAttribute("routes", routes.all());
        return "overview";
    }

    private List<FeedLine> feeds(Balance.Sheet sheet) {
        Map<String, String> names = registry.feeds().stream().collect(Collectors.toMap(Feed::id, Feed::name));
        return sheet.feeds().stream()
                .map(feed -> new FeedLine(names.getOrDefault(feed.source(), feed.source()), feed))
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
