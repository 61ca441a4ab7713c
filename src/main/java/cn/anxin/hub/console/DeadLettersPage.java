package cn.anxin.hub.console;

import cn.anxin.hub.delivery.DeadLetterDesk;
import cn.anxin.hub.ledger.DeadLetters.DeadLetter;
import cn.anxin.hub.ledger.Reason;
import java.security.Principal;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The notices that their recipients refused for good. */
@Controller
class DeadLettersPage {

    private static final int PAGE = 50;
    private static final int LAST_PAGE = 10_000_000;

    private final DeadLetterDesk desk;

    DeadLettersPage(DeadLetterDesk desk) {
        this.desk = desk;
    }

    @GetMapping("/dead-letters")
    String show(@RequestParam(name = "page", defaultValue = "0") int number, Model page) {
        int current = Math.max(0, Math.min(number, LAST_PAGE));
        List<DeadLetter> letters = desk.open(current, PAGE);
        page.addAttribute("letters", letters);
        page.addAttribute("next", letters.size() < PAGE ? null : current + 1);
        return "dead-letters";
    }

    @PostMapping("/dead-letters/{id}/replay")
    String replay(
            @PathVariable("id") long id,
            @RequestParam(name = "reason", defaultValue = "") String reason,
            Principal user,
            RedirectAttributes after) {
        String said = Reason.of(reason)
                .map(given -> "REPLAYED." + desk.replay(id, user.getName(), given.text()))
                .orElse("REASON");
        return back(after, said, id);
    }

    @PostMapping("/dead-letters/{id}/discard")
    String discard(
            @PathVariable("id") long id,
            @RequestParam(name = "reason", defaultValue = "") String reason,
            Principal user,
            RedirectAttributes after) {
        String said = Reason.of(reason)
                .map(given -> "DISCARDED." + desk.discard(id, user.getName(), given.text()))
                .orElse("REASON");
        return back(after, said, id);
    }

    private static String back(RedirectAttributes after, String said, long id) {
        after.addFlashAttribute("said", said);
        after.addFlashAttribute("saidOf", id);
        return "redirect:/dead-letters";
    }
}
