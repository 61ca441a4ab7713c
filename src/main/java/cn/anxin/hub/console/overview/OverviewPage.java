package cn.anxin.hub.console.overview;

import cn.anxin.hub.console.Fragments;
import cn.anxin.hub.console.PartyNames;
import cn.anxin.hub.ledger.Balance.FeedBalance;
import cn.anxin.hub.ledger.Balance.RecipientBalance;
import cn.anxin.hub.ledger.Balance.Sheet;
import cn.anxin.hub.ledger.IntakeLog;
import cn.anxin.hub.ledger.StatusDays;
import cn.anxin.hub.record.Days;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** How the exchange stands at this moment: one look says whether anything is wrong. */
@Controller
class OverviewPage {

    private static final int FILES = 10;
    private static final int TREND_DAYS = 30;

    private final Pictures pictures;
    private final Needs needs;
    private final Totals totals;
    private final StatusDays statusDays;
    private final IntakeLog intakes;
    private final PartyNames names;
    private final Clock clock;

    OverviewPage(
            Pictures pictures,
            Needs needs,
            Totals totals,
            StatusDays statusDays,
            IntakeLog intakes,
            PartyNames names,
            Clock clock) {
        this.pictures = pictures;
        this.needs = needs;
        this.totals = totals;
        this.statusDays = statusDays;
        this.intakes = intakes;
        this.names = names;
        this.clock = clock;
    }

    /** A feed's rows of the day beside all of them; a gap is what came in and has no outcome. */
    record FeedLine(String name, FeedBalance day, FeedBalance all) {

        public static long gap(FeedBalance of) {
            return of.received() - of.accepted() - of.duplicate() - of.rejected() - of.quarantined();
        }

        public boolean hasGap() {
            return gap(day) != 0 || gap(all) != 0;
        }
    }

    /** A recipient's notices of the day beside all of them; a gap is what is due and nobody knows of. */
    record RecipientLine(String name, RecipientBalance day, RecipientBalance all) {

        public static long gap(RecipientBalance of) {
            return of.due() - of.delivered() - of.waiting() - of.dead() - of.discarded();
        }

        public boolean hasGap() {
            return gap(day) != 0 || gap(all) != 0;
        }
    }

    @GetMapping("/")
    @Fragments({"live-part", "ledger"})
    String show(@RequestParam(name = "day", defaultValue = "") String asked, Model page) {
        LocalDate today = LocalDate.now(clock);
        LocalDate day =
                Days.read(asked.strip()).filter(each -> !each.isAfter(today)).orElse(today);
        Sheet sheet = totals.all();
        Totals.Day counted = totals.of(day);
        page.addAttribute("picture", pictures.now());
        page.addAttribute("needs", needs.all());
        page.addAttribute("today", today);
        page.addAttribute("day", day);
        page.addAttribute("feeds", feedLines(counted.feeds(), sheet));
        page.addAttribute("recipients", recipientLines(counted.recipients(), sheet));
        page.addAttribute("byStatus", totals.byStatus());
        page.addAttribute("trend", statusDays.since(today.minusDays(TREND_DAYS)));
        page.addAttribute("files", intakes.newest(FILES));
        page.addAttribute("names", names.feeds());
        return "overview/page";
    }

    private List<FeedLine> feedLines(List<FeedBalance> day, Sheet sheet) {
        Map<String, FeedBalance> all =
                sheet.feeds().stream().collect(Collectors.toMap(FeedBalance::source, Function.identity()));
        Map<String, String> called = names.feeds();
        return day.stream()
                .filter(line -> all.containsKey(line.source()))
                .map(line -> new FeedLine(
                        called.getOrDefault(line.source(), line.source()),
                        line,
                        Objects.requireNonNull(all.get(line.source()))))
                .toList();
    }

    private List<RecipientLine> recipientLines(List<RecipientBalance> day, Sheet sheet) {
        Map<String, RecipientBalance> all =
                sheet.recipients().stream().collect(Collectors.toMap(RecipientBalance::recipient, Function.identity()));
        Map<String, String> called = names.recipients();
        return day.stream()
                .filter(line -> all.containsKey(line.recipient()))
                .map(line -> new RecipientLine(
                        called.getOrDefault(line.recipient(), line.recipient()),
                        line,
                        Objects.requireNonNull(all.get(line.recipient()))))
                .toList();
    }
}
