package cn.anxin.hub.console.audit;

import cn.anxin.hub.console.Fragments;
import cn.anxin.hub.ledger.Audit;
import cn.anxin.hub.ledger.AuditChecks;
import cn.anxin.hub.ledger.AuditChecks.Check;
import cn.anxin.hub.ledger.AuditChecks.Noted;
import cn.anxin.hub.security.AuditDesk;
import java.security.Principal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Whether the audit chain is whole, and where it is not. */
@Controller
class ChainPage {

    private static final int SHOWN = 20;
    private static final Pattern NOTED = Pattern.compile("(\\d{1,15})[:：]([0-9a-f]{64})");

    private final Audit audit;
    private final AuditChecks checks;
    private final AuditDesk desk;

    ChainPage(Audit audit, AuditChecks checks, AuditDesk desk) {
        this.audit = audit;
        this.checks = checks;
        this.desk = desk;
    }

    @GetMapping("/audit/chain")
    @Fragments("checks")
    String show(Model page) {
        page.addAttribute("head", audit.head());
        List<Check> newest = checks.newest(SHOWN);
        page.addAttribute("checks", newest);
        // Of the same look: what is shown as running is asked for again.
        page.addAttribute(
                "running", newest.stream().anyMatch(check -> check.state().equals("RUNNING")));
        return "audit/chain";
    }

    @PostMapping("/audit/chain")
    String verify(
            @RequestParam(name = "noted", defaultValue = "") String noted, Principal user, RedirectAttributes after) {
        Matcher read = NOTED.matcher(noted.replaceAll("\\s", "").toLowerCase(Locale.ROOT));
        if (!noted.isBlank() && !read.matches()) {
            after.addFlashAttribute("said", "audit.said.NOTED");
        } else {
            Optional<Noted> given = noted.isBlank()
                    ? Optional.empty()
                    : Optional.of(new Noted(Long.parseLong(read.group(1)), read.group(2)));
            desk.verify(user.getName(), given);
        }
        return "redirect:/audit/chain";
    }
}
