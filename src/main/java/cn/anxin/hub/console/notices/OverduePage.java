package cn.anxin.hub.console.notices;

import cn.anxin.hub.console.Fragments;
import cn.anxin.hub.console.notices.Exports.Asked;
import cn.anxin.hub.ledger.Unanswered.Kind;
import cn.anxin.hub.registry.AnswerTerms;
import cn.anxin.hub.registry.Registry;
import cn.anxin.hub.term.Late;
import cn.anxin.hub.term.Overdue;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** What recipients have not answered in time: how many of each, and which. */
@Controller
class OverduePage {

    /** A count of as many is as many or more. */
    private static final int COUNTED = 10_000;

    private static final int LISTED = 100;

    private final Overdue overdue;
    private final Registry registry;
    private final Exports exports;

    OverduePage(Overdue overdue, Registry registry, Exports exports) {
        this.overdue = overdue;
        this.registry = registry;
        this.exports = exports;
    }

    /** How much a recipient owes, and within how many working days it has to answer. */
    record Debtor(String id, String name, AnswerTerms terms, long received, long lifted) {

        public boolean owes() {
            return received > 0 || lifted > 0;
        }
    }

    @GetMapping("/overdue")
    @Fragments("list")
    String show(@RequestParam(name = "recipient", defaultValue = "") String recipient, Model page) {
        Optional<String> asked = registry.recipient(recipient).map(known -> known.id());
        page.addAttribute("recipient", asked.orElse(""));
        page.addAttribute("counted", COUNTED);
        page.addAttribute("listed", LISTED);
        List<Debtor> debtors = debtors();
        page.addAttribute("debtors", debtors);
        page.addAttribute("nobody", debtors.stream().noneMatch(Debtor::owes));
        page.addAttribute("late", asked.map(id -> overdue.list(id, LISTED)).orElse(List.of()));
        return "notices/overdue";
    }

    @GetMapping("/overdue/export.{ending}")
    void export(
            @PathVariable("ending") String ending,
            @RequestParam(name = "recipient", defaultValue = "") String recipient,
            Principal user,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        List<String> whose = registry.recipients().stream()
                .map(known -> known.id())
                .filter(id -> recipient.isEmpty() || id.equals(recipient))
                .toList();
        exports.answer(
                new Asked(user, request, response),
                "overdue",
                ending,
                Stream.of(
                        "recipient",
                        "notice.no",
                        "uscc",
                        "notice.sequence",
                        "notice.change",
                        "overdue.missing",
                        "notice.delivered",
                        "overdue.due"),
                rows -> whose.forEach(id -> overdue.each(id, late -> rows.accept(cells(late)))));
    }

    private List<?> cells(Late late) {
        return List.of(
                late.recipient(),
                late.noticeNo(),
                late.uscc(),
                late.sequence(),
                exports.word("change." + late.change()),
                exports.word("outcome." + late.missing()),
                exports.time(Optional.of(late.deliveredAt())),
                late.dueOn().toString());
    }

    private List<Debtor> debtors() {
        Map<Kind, Map<String, Long>> counts = overdue.counts(COUNTED);
        Map<String, AnswerTerms> terms = registry.terms();
        return registry.recipients().stream()
                .map(each -> new Debtor(
                        each.id(),
                        each.name(),
                        terms.getOrDefault(each.id(), AnswerTerms.USUAL),
                        count(counts, Kind.RECEIVED, each.id()),
                        count(counts, Kind.LIFTED, each.id())))
                .toList();
    }

    private static long count(Map<Kind, Map<String, Long>> counts, Kind kind, String recipient) {
        return counts.getOrDefault(kind, Map.of()).getOrDefault(recipient, 0L);
    }
}
