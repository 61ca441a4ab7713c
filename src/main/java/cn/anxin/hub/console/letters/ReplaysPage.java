package cn.anxin.hub.console.letters;

import cn.anxin.hub.console.Fragments;
import cn.anxin.hub.console.PartyNames;
import cn.anxin.hub.delivery.DeadLetterDesk;
import cn.anxin.hub.delivery.ReplayDesk;
import cn.anxin.hub.ledger.Reason;
import cn.anxin.hub.ledger.Replays.Item;
import cn.anxin.hub.ledger.Replays.Replay;
import java.security.Principal;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A set of dead letters, sent again or given up: first what that would do, then how far it is. */
@Controller
class ReplaysPage {

    private static final int PAGE = 100;
    private static final int LAST_PAGE = 1_000_000;

    private final ReplayDesk replays;
    private final DeadLetterDesk desk;
    private final PartyNames names;
    private final Clock clock;

    ReplaysPage(ReplayDesk replays, DeadLetterDesk desk, PartyNames names, Clock clock) {
        this.replays = replays;
        this.desk = desk;
        this.names = names;
        this.clock = clock;
    }

    @GetMapping("/dead-letters/preview")
    String preview(
            @RequestParam(name = "recipient", defaultValue = "") String recipient,
            @RequestParam(name = "code", defaultValue = "") String code,
            Model page) {
        // Those of this very millisecond wait for the next preview: the address has to say what is meant.
        Chosen chosen = Chosen.of(recipient, code, clock.instant().plusMillis(1).toString());
        page.addAttribute("chosen", chosen);
        page.addAttribute("names", names.recipients());
        page.addAttribute("preview", replays.preview(chosen.filter()));
        return "letters/preview";
    }

    @PostMapping("/dead-letters/replays")
    String begin(
            @RequestParam(name = "recipient", defaultValue = "") String recipient,
            @RequestParam(name = "code", defaultValue = "") String code,
            @RequestParam(name = "until", defaultValue = "") String until,
            @RequestParam(name = "reason", defaultValue = "") String reason,
            Principal user,
            RedirectAttributes after) {
        Chosen chosen = Chosen.of(recipient, code, until);
        Optional<Reason> why = Reason.of(reason);
        if (why.isEmpty()) {
            return back(after, chosen);
        }
        Replay begun = replays.begin(chosen.filter(), user.getName(), why.get().text());
        return "redirect:/dead-letters/replays/" + begun.id();
    }

    @PostMapping("/dead-letters/discard")
    String discard(
            @RequestParam(name = "recipient", defaultValue = "") String recipient,
            @RequestParam(name = "code", defaultValue = "") String code,
            @RequestParam(name = "until", defaultValue = "") String until,
            @RequestParam(name = "reason", defaultValue = "") String reason,
            Principal user,
            RedirectAttributes after) {
        Chosen chosen = Chosen.of(recipient, code, until);
        Optional<Reason> why = Reason.of(reason);
        // All of everybody's at a stroke is nobody's wish.
        if (why.isEmpty() || chosen.isAll()) {
            return back(after, chosen);
        }
        int discarded = desk.discard(chosen.filter(), user.getName(), why.get().text());
        return said(after, "/dead-letters", "letters.said.DISCARDED.SET", true, discarded);
    }

    @GetMapping("/dead-letters/replays")
    String newest(Model page) {
        page.addAttribute("replays", replays.newest());
        return "letters/replays";
    }

    @GetMapping("/dead-letters/replays/{id}")
    @Fragments("progress")
    String one(@PathVariable("id") long id, @RequestParam(name = "page", defaultValue = "0") int number, Model page) {
        int current = Math.max(0, Math.min(number, LAST_PAGE));
        List<Item> items = replays.items(id, current, PAGE);
        page.addAttribute("replay", found(id));
        page.addAttribute("names", names.recipients());
        page.addAttribute("items", items);
        page.addAttribute("page", current);
        page.addAttribute("next", items.size() < PAGE ? Optional.empty() : Optional.of(current + 1));
        return "letters/replay";
    }

    @PostMapping("/dead-letters/replays/{id}/cancel")
    String cancel(
            @PathVariable("id") long id,
            @RequestParam(name = "reason", defaultValue = "") String reason,
            Principal user,
            RedirectAttributes after) {
        found(id);
        String said = Reason.of(reason)
                .map(why -> replays.cancel(id, user.getName(), why.text()) ? "CANCELLED" : "OVER")
                .orElse("REASON");
        return said(after, "/dead-letters/replays/" + id, "letters.said." + said, said.equals("CANCELLED"), id);
    }

    private Replay found(long id) {
        return replays.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static String back(RedirectAttributes after, Chosen chosen) {
        chosen.recipient().ifPresent(id -> after.addAttribute("recipient", id));
        chosen.code().ifPresent(word -> after.addAttribute("code", word));
        return said(after, "/dead-letters/preview", "letters.said.REASON", false, 0);
    }

    private static String said(RedirectAttributes after, String page, String said, boolean good, long of) {
        after.addFlashAttribute("said", said);
        after.addFlashAttribute("good", good);
        after.addFlashAttribute("saidOf", of);
        return "redirect:" + page;
    }
}
