package cn.anxin.hub.console.intake;

import cn.anxin.hub.console.Fragments;
import cn.anxin.hub.intake.QuarantineDesk;
import cn.anxin.hub.intake.QuarantineDesk.Answer;
import cn.anxin.hub.ledger.Quarantine;
import cn.anxin.hub.ledger.Quarantine.Entry;
import cn.anxin.hub.ledger.Reason;
import cn.anxin.hub.record.Uscc;
import cn.anxin.hub.security.AccessAudit;
import java.security.Principal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The records that wait because their code is known under another name: those with one pair of names are decided together. */
@Controller
class QuarantinePage {

    private static final int PAGE = 100;

    private final Quarantine quarantine;
    private final QuarantineDesk desk;
    private final AccessAudit audit;

    QuarantinePage(Quarantine quarantine, QuarantineDesk desk, AccessAudit audit) {
        this.quarantine = quarantine;
        this.desk = desk;
        this.audit = audit;
    }

    /** What is said to be one enterprise, under two names. */
    record Pair(Uscc uscc, Optional<String> given, String known) {

        private static Pair of(Entry entry) {
            return new Pair(entry.row().record().uscc(), entry.row().record().enterpriseName(), entry.knownName());
        }
    }

    @GetMapping("/quarantine")
    @Fragments("list")
    String show(@RequestParam(name = "after", defaultValue = "0") long after, Principal user, Model page) {
        audit.readsQuarantine(user.getName());
        List<Entry> waiting = quarantine.waiting(after, PAGE);
        Map<Pair, List<Entry>> pairs = new LinkedHashMap<>();
        waiting.forEach(entry ->
                pairs.computeIfAbsent(Pair.of(entry), pair -> new ArrayList<>()).add(entry));
        page.addAttribute("pairs", pairs);
        page.addAttribute(
                "next", waiting.size() < PAGE ? null : waiting.get(PAGE - 1).id());
        return "intake/quarantine";
    }

    @PostMapping("/quarantine/accept")
    String accept(
            @RequestParam("id") List<Long> ids,
            @RequestParam(name = "reason", defaultValue = "") String reason,
            Principal user,
            RedirectAttributes after) {
        return decide(ids, reason, (id, given) -> desk.accept(id, user.getName(), given.text()), after);
    }

    @PostMapping("/quarantine/reject")
    String reject(
            @RequestParam("id") List<Long> ids,
            @RequestParam(name = "reason", defaultValue = "") String reason,
            Principal user,
            RedirectAttributes after) {
        return decide(ids, reason, (id, given) -> desk.reject(id, user.getName(), given.text()), after);
    }

    private static String decide(
            List<Long> ids, String reason, BiFunction<Long, Reason, Answer> decision, RedirectAttributes after) {
        Optional<Reason> given = Reason.of(reason);
        Map<Answer, Integer> said = new EnumMap<>(Answer.class);
        given.ifPresent(words ->
                ids.stream().limit(PAGE).forEach(id -> said.merge(decision.apply(id, words), 1, Integer::sum)));
        after.addFlashAttribute("said", said);
        after.addFlashAttribute("noReason", given.isEmpty());
        return "redirect:/quarantine";
    }
}
