package cn.anxin.hub.console.letters;

import cn.anxin.hub.console.Fragments;
import cn.anxin.hub.console.PartyNames;
import cn.anxin.hub.delivery.DeadLetterDesk;
import cn.anxin.hub.delivery.ReplayDesk;
import cn.anxin.hub.ledger.LetterFiles;
import cn.anxin.hub.ledger.LetterFiles.Letter;
import cn.anxin.hub.ledger.Reason;
import cn.anxin.hub.security.AccessAudit;
import cn.anxin.hub.security.Permission;
import java.security.Principal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The notices that their recipients refused for good: by cause, each with what was refused beside it. */
@Controller
class LettersPage {

    private static final int PAGE = 50;

    private final DeadLetterDesk desk;
    private final ReplayDesk replays;
    private final LetterFiles letters;
    private final AccessAudit access;
    private final PartyNames names;

    LettersPage(DeadLetterDesk desk, ReplayDesk replays, LetterFiles letters, AccessAudit access, PartyNames names) {
        this.desk = desk;
        this.replays = replays;
        this.letters = letters;
        this.access = access;
        this.names = names;
    }

    @GetMapping("/dead-letters")
    @Fragments("letters")
    String list(
            @RequestParam(name = "recipient", defaultValue = "") String recipient,
            @RequestParam(name = "code", defaultValue = "") String code,
            @RequestParam(name = "after", defaultValue = "0") long after,
            Model page) {
        Chosen chosen = Chosen.of(recipient, code, "");
        List<Letter> found = letters.open(chosen.filter(), after, PAGE + 1);
        boolean more = found.size() > PAGE;
        page.addAttribute("chosen", chosen);
        page.addAttribute("names", names.recipients());
        page.addAttribute("groups", desk.groups(Chosen.of("", "", "").filter()));
        page.addAttribute("letters", more ? found.subList(0, PAGE) : found);
        page.addAttribute("next", more ? Optional.of(found.get(PAGE - 1).id()) : Optional.empty());
        page.addAttribute(
                "running",
                replays.newest().stream()
                        .filter(replay -> replay.state().equals("RUNNING"))
                        .toList());
        return "letters/letters";
    }

    @GetMapping("/dead-letters/{id}")
    String one(@PathVariable("id") long id, Principal user, Model page) {
        Letter letter = letters.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        page.addAttribute("letter", letter);
        page.addAttribute("names", names.recipients());
        page.addAttribute("refusals", letters.ofNotice(letter.noticeId()));
        if (Permission.heldBy(user).contains(Permission.SEE_CONTENT)) {
            access.readsNotice(user.getName(), letter.noticeId());
            page.addAttribute("told", Optional.of(letters.content(letter.noticeId())));
        } else {
            page.addAttribute("told", Optional.empty());
        }
        return "letters/letter";
    }

    @PostMapping("/dead-letters/{id}/replay")
    String replay(
            @PathVariable("id") long id,
            @RequestParam(name = "reason", defaultValue = "") String reason,
            Principal user,
            RedirectAttributes after) {
        return told(after, id, "REPLAYED", reason, why -> desk.replay(id, user.getName(), why));
    }

    @PostMapping("/dead-letters/{id}/discard")
    String discard(
            @PathVariable("id") long id,
            @RequestParam(name = "reason", defaultValue = "") String reason,
            Principal user,
            RedirectAttributes after) {
        return told(after, id, "DISCARDED", reason, why -> desk.discard(id, user.getName(), why));
    }

    private static String told(
            RedirectAttributes after,
            long id,
            String what,
            String reason,
            Function<String, DeadLetterDesk.Answer> wish) {
        String said = Reason.of(reason)
                .map(why -> what + "." + wish.apply(why.text()))
                .orElse("REASON");
        after.addFlashAttribute("said", "letters.said." + said);
        after.addFlashAttribute("good", said.endsWith("DONE"));
        after.addFlashAttribute("saidOf", id);
        return said.endsWith("UNKNOWN") ? "redirect:/dead-letters" : "redirect:/dead-letters/" + id;
    }
}
