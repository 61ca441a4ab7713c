package cn.anxin.hub.console.law;

import cn.anxin.hub.decision.Decision;
import cn.anxin.hub.ledger.PolicyActivations;
import cn.anxin.hub.policy.Policy;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The regulation beside its parameters, who is told what, its versions, and the examples that it was tried with. */
@Controller
class LawPage {

    private final Decision decision;
    private final PolicyActivations activations;
    private final MessageSource messages;

    LawPage(Decision decision, PolicyActivations activations, MessageSource messages) {
        this.decision = decision;
        this.activations = activations;
        this.messages = messages;
    }

    @GetMapping("/policy")
    String show(Locale locale, Model page) {
        Policy policy = decision.policy();
        page.addAttribute("law", policy);
        page.addAttribute("chapters", Chapter.all(policy));
        page.addAttribute("kinds", policy.recipientKinds().values());
        page.addAttribute("measures", policy.rules().measures());
        page.addAttribute("versions", activations.all());
        page.addAttribute("examples", decision.examples());
        page.addAttribute("words", new Phrases(messages, locale));
        return "law/policy";
    }
}
