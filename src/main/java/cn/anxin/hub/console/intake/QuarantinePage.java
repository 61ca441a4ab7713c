package cn.anxin.hub.console.intake;

import cn.anxin.hub.console.Fragments;
import cn.anxin.hub.intake.QuarantineDesk;
import cn.anxin.hub.ledger.Quarantine;
import cn.anxin.hub.ledger.Quarantine.Entry;
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

/** The records that wait because their code is known under another name. */
@Controller
class QuarantinePage {

    private static final int PAGE = 50;

    private final Quarantine quarantine;
    private final QuarantineDesk desk;

    QuarantinePage(Quarantine quarantine, QuarantineDesk desk) {
        this.quarantine = quarantine;
        this.desk = desk;
    }

    @GetMapping("/quarantine")
    @Fragments("list")
    String show(@RequestParam(name = "after", defaultValue = "0") long after, Model page) {
        List<Entry> waiting = quarantine.waiting(after, PAGE);
        page.addAttribute("waiting", waiting);
        page.addAttribute(
                "next", waiting.size() < PAGE ? null : waiting.get(PAGE - 1).id());
        return "intake/quarantine";
    }

    @PostMapping("/quarantine/{id}/accept")
    String accept(
            @PathVariable("id") long id,
            @RequestParam(name = "reason", defaultValue = "") String reason,
            Principal user,
            RedirectAttributes after) {
        String said = Reason.of(reason)
                .map(given -> desk.accept(id, user.getName(), given.text()).name())
                .orElse("REASON");
        return back(after, said, id);
    }

    @PostMapping("/quarantine/{id}/reject")
    String reject(
            @PathVariable("id") long id,
            @RequestParam(name = "reason", defaultValue = "") String reason,
            Principal user,
            RedirectAttributes after) {
        String said = Reason.of(reason)
                .map(given -> desk.reject(id, user.getName(), given.text()).name())
                .orElse("REASON");
        return back(after, said, id);
    }

    private static String back(RedirectAttributes after, String said, long id) {
        after.addFlashAttribute("said", said);
        after.addFlashAttribute("saidOf", id);
        return "redirect:/quarantine";
    }
}
