package cn.anxin.hub.console.notices;

import cn.anxin.hub.delivery.RecipientDesk;
import cn.anxin.hub.delivery.RecipientDesk.Answer;
import cn.anxin.hub.ledger.Reason;
import cn.anxin.hub.notice.Way;
import cn.anxin.hub.policy.Policy;
import cn.anxin.hub.record.Message;
import cn.anxin.hub.registry.RecipientBook.Listed;
import cn.anxin.hub.registry.RecipientBook.State;
import cn.anxin.hub.registry.RecipientRefused;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where an administrator adds a recipient or changes one; what is wrong is said at its field, and what was typed stays. */
@Controller
class RecipientFormPage {

    private static final String FORM = "notices/recipient-form";
    private static final Message NO_REASON = new Message("请写明理由（1 至 500 字）。", "Give a reason of 1 to 500 characters.");
    private static final Message TAKEN =
            new Message("此编号已被使用，或曾被使用；编号不会再次分配。", "This id is or was somebody’s; an id is never given twice.");
    private static final Message CHANGED = new Message(
            "此接收方刚刚被他人更改，或正在关闭；请核对后重新提交。",
            "Someone else has just changed this recipient, or it is closing: look again, then submit again.");

    private final RecipientDesk desk;
    private final Policy policy;

    RecipientFormPage(RecipientDesk desk, Policy policy) {
        this.desk = desk;
        this.policy = policy;
    }

    /** What is wrong with which field; the whole entry where the field is empty. */
    record Wrong(String field, Message message) {}

    // No id begins with an underscore, so that this is nobody's page.
    @GetMapping("/recipients/_new")
    String blank(@RequestParam(name = "way", defaultValue = "SFTP") Way way, Model page) {
        return form(page, Optional.empty(), way, new LinkedMultiValueMap<>());
    }

    @GetMapping("/recipients/{id}/_edit")
    String filled(@PathVariable("id") String id, Model page) {
        Listed entry = active(id);
        MultiValueMap<String, String> typed = new LinkedMultiValueMap<>();
        entry.settings().forEach(typed::add);
        typed.add("name", entry.name());
        typed.add("kind", entry.kind());
        entry.districts().forEach(district -> typed.add("districts", district));
        return form(page, Optional.of(entry), entry.way(), typed);
    }

    @PostMapping("/recipients/_new")
    String add(
            @RequestParam("way") Way way,
            @RequestParam MultiValueMap<String, String> typed,
            Principal user,
            Model page,
            HttpServletResponse response,
            RedirectAttributes after) {
        ObjectNode entry = RecipientFields.entry(typed, way, Map.of());
        entry.put("way", way.name());
        Optional<Wrong> wrong = reason(typed)
                .map(reason -> tried("id", TAKEN, () -> desk.add(entry, user.getName(), reason.text())))
                .orElseGet(() -> Optional.of(new Wrong("reason", NO_REASON)));
        if (wrong.isPresent()) {
            return again(page, response, Optional.empty(), way, typed, wrong.get());
        }
        return done(entry.path("id").asText(), "ADDED", after);
    }

    @PostMapping("/recipients/{id}/_edit")
    String change(
            @PathVariable("id") String id,
            @RequestParam MultiValueMap<String, String> typed,
            Principal user,
            Model page,
            HttpServletResponse response,
            RedirectAttributes after) {
        Listed known = active(id);
        ObjectNode entry = RecipientFields.entry(typed, known.way(), known.settings());
        entry.remove("id");
        boolean stale = !Long.toString(known.version()).equals(typed.getFirst("version"));
        Optional<Wrong> wrong = stale
                ? Optional.of(new Wrong("", CHANGED))
                : reason(typed)
                        .map(reason -> tried("", CHANGED, () -> desk.change(id, entry, user.getName(), reason.text())))
                        .orElseGet(() -> Optional.of(new Wrong("reason", NO_REASON)));
        if (wrong.isPresent()) {
            return again(page, response, Optional.of(known), known.way(), typed, wrong.get());
        }
        return done(id, "CHANGED", after);
    }

    private static Optional<Reason> reason(MultiValueMap<String, String> typed) {
        return Optional.ofNullable(typed.getFirst("reason")).flatMap(Reason::of);
    }

    private interface Wish {
        Answer ask();
    }

    private static Optional<Wrong> tried(String field, Message conflict, Wish wish) {
        try {
            return wish.ask() == Answer.DONE ? Optional.empty() : Optional.of(new Wrong(field, conflict));
        } catch (RecipientRefused refusal) {
            return Optional.of(new Wrong(refusal.field(), refusal.reason()));
        }
    }

    private static String done(String id, String said, RedirectAttributes after) {
        after.addFlashAttribute("said", said);
        after.addAttribute("id", id);
        return "redirect:/recipients/{id}";
    }

    private String again(
            Model page,
            HttpServletResponse response,
            Optional<Listed> entry,
            Way way,
            MultiValueMap<String, String> typed,
            Wrong wrong) {
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        page.addAttribute("wrong", wrong);
        return form(page, entry, way, typed);
    }

    private String form(Model page, Optional<Listed> entry, Way way, MultiValueMap<String, String> typed) {
        page.addAttribute("entry", entry.orElse(null));
        page.addAttribute("way", way);
        page.addAttribute("ways", Arrays.asList(Way.values()));
        page.addAttribute("fields", RecipientFields.of(way));
        page.addAttribute("typed", typed);
        page.addAttribute(
                "kinds", policy.kinds().stream().sorted().map(policy::kind).toList());
        page.addAttribute("districts", districts());
        return FORM;
    }

    private List<String> districts() {
        return policy.authorities().keySet().stream()
                .filter(code -> !code.equals(policy.city().code()))
                .toList();
    }

    private Listed active(String id) {
        return desk.find(id)
                .map(RecipientDesk.Known::entry)
                .filter(entry -> entry.state() == State.ACTIVE)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
