package cn.anxin.hub.console.users;

import cn.anxin.hub.console.PartyNames;
import cn.anxin.hub.ledger.Reason;
import cn.anxin.hub.security.PartyTokens;
import cn.anxin.hub.security.PartyTokens.Token;
import cn.anxin.hub.security.TokenDesk;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The tokens of agencies and recipients: made, shown once, revoked. */
@Controller
class TokensPage {

    private final PartyTokens tokens;
    private final TokenDesk desk;
    private final PartyNames names;

    TokensPage(PartyTokens tokens, TokenDesk desk, PartyNames names) {
        this.tokens = tokens;
        this.desk = desk;
        this.names = names;
    }

    @GetMapping("/tokens")
    String show(Model page) {
        Map<String, List<Token>> byParty =
                tokens.all().stream().collect(Collectors.groupingBy(Token::party, TreeMap::new, Collectors.toList()));
        tokens.parties().forEach(party -> byParty.putIfAbsent(party, List.of()));
        page.addAttribute("byParty", byParty);
        page.addAttribute("names", names.all());
        page.addAttribute("parties", tokens.parties());
        return "users/tokens";
    }

    @PostMapping("/tokens")
    String make(
            @RequestParam("party") String party,
            @RequestParam(name = "label", defaultValue = "") String label,
            @RequestParam(name = "reason", defaultValue = "") String reason,
            Principal user,
            RedirectAttributes after) {
        Optional<Reason> why = Reason.of(reason);
        if (why.isEmpty()) {
            return told(after, "users.said.REASON", false, party);
        }
        Optional<String> made =
                desk.make(party, label, user.getName(), why.get().text());
        made.ifPresent(token -> after.addFlashAttribute("secret", token));
        return told(after, made.isPresent() ? "users.done.token" : "users.said.LABEL", made.isPresent(), party);
    }

    @PostMapping("/tokens/{id}/revoke")
    String revoke(
            @PathVariable("id") long id,
            @RequestParam(name = "reason", defaultValue = "") String reason,
            Principal user,
            RedirectAttributes after) {
        Optional<Reason> why = Reason.of(reason);
        if (why.isEmpty()) {
            return told(after, "users.said.REASON", false, Long.toString(id));
        }
        boolean revoked = desk.revoke(id, user.getName(), why.get().text());
        return told(after, revoked ? "users.done.revoke" : "users.said.REVOKED", revoked, Long.toString(id));
    }

    private static String told(RedirectAttributes after, String said, boolean good, String of) {
        after.addFlashAttribute("said", said);
        after.addFlashAttribute("good", good);
        after.addFlashAttribute("saidOf", of);
        return "redirect:/tokens";
    }
}
