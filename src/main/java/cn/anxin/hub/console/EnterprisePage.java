package cn.anxin.hub.console;

import cn.anxin.hub.decision.PolicyNotInForce;
import cn.anxin.hub.notice.Recipient;
import cn.anxin.hub.policy.Policy;
import cn.anxin.hub.record.Days;
import cn.anxin.hub.record.Uscc;
import cn.anxin.hub.registry.Registry;
import cn.anxin.hub.review.EnterpriseView;
import cn.anxin.hub.review.Lookback;
import cn.anxin.hub.review.PointInTime;
import cn.anxin.hub.security.AccessAudit;
import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** An enterprise's file with every reason, on any day and from what was known at any instant. */
@Controller
class EnterprisePage {

    private final Lookback lookback;
    private final Policy policy;
    private final Registry registry;
    private final AccessAudit audit;
    private final Clock clock;

    EnterprisePage(Lookback lookback, Policy policy, Registry registry, AccessAudit audit, Clock clock) {
        this.lookback = lookback;
        this.policy = policy;
        this.registry = registry;
        this.audit = audit;
        this.clock = clock;
    }

    /** A day or an instant that was asked for; {@code wrong} where the text is neither. */
    private record Asked<T>(Optional<T> value, boolean wrong) {

        static <T> Asked<T> of(String text, Optional<T> read) {
            return new Asked<>(read, !text.isBlank() && read.isEmpty());
        }
    }

    @GetMapping("/enterprises/{uscc}")
    String show(
            @PathVariable("uscc") String code,
            @RequestParam(name = "asOf", defaultValue = "") String asOf,
            @RequestParam(name = "knownAt", defaultValue = "") String knownAt,
            Principal user,
            Model page) {
        if (Uscc.check(code).isPresent()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        Uscc uscc = new Uscc(code);
        Asked<LocalDate> day = Asked.of(asOf, Days.read(asOf.strip()));
        Asked<Instant> instant = Asked.of(knownAt, PointInTime.read(knownAt, clock.getZone()));
        page.addAttribute("uscc", code);
        page.addAttribute("asOf", day.value().map(LocalDate::toString).orElse(""));
        page.addAttribute("knownAt", instant.value().isPresent() ? knownAt : "");
        page.addAttribute("law", policy);
        if (day.wrong() || instant.wrong()) {
            page.addAttribute("refusal", "enterprise.wrong-day");
            return "enterprise";
        }
        audit.reads(user.getName(), uscc, (asOf + " " + knownAt).strip());
        try {
            EnterpriseView view = lookback.at(uscc, day.value(), instant.value())
                    .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
            page.addAttribute("dossier", Dossier.of(view, policy, next(view), recipientNames()));
        } catch (PolicyNotInForce tooEarly) {
            page.addAttribute("refusal", "enterprise.too-early");
        }
        return "enterprise";
    }

    private Map<String, String> recipientNames() {
        return registry.recipients().stream().collect(Collectors.toMap(Recipient::id, Recipient::name));
    }

    // What changes next is told by deciding that day, from the same records.
    private Optional<EnterpriseView> next(EnterpriseView view) {
        return view.assessment()
                .nextReviewOn()
                .flatMap(day -> lookback.at(view.assessment().uscc(), Optional.of(day), Optional.of(view.knownAt())));
    }
}
