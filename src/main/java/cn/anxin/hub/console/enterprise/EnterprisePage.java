package cn.anxin.hub.console.enterprise;

import static java.util.Comparator.comparingLong;

import cn.anxin.hub.console.Fragments;
import cn.anxin.hub.decision.PolicyNotInForce;
import cn.anxin.hub.ledger.EnterpriseStory;
import cn.anxin.hub.ledger.EnterpriseStory.Decided;
import cn.anxin.hub.ledger.EnterpriseStory.Told;
import cn.anxin.hub.ledger.Enterprises;
import cn.anxin.hub.notice.Recipient;
import cn.anxin.hub.policy.Policy;
import cn.anxin.hub.record.Uscc;
import cn.anxin.hub.registry.Registry;
import cn.anxin.hub.review.EnterpriseFile;
import cn.anxin.hub.review.EnterpriseFiles;
import cn.anxin.hub.security.AccessAudit;
import cn.anxin.hub.security.Permission;
import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
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

    /** How much there is room for; what is left out is counted and led to. */
    private static final int NOTICES_EACH = 10;

    private static final int ASSESSMENTS = 100;

    private final EnterpriseFiles files;
    private final EnterpriseStory story;
    private final Enterprises enterprises;
    private final Policy policy;
    private final Registry registry;
    private final AccessAudit audit;
    private final Clock clock;

    EnterprisePage(
            EnterpriseFiles files,
            EnterpriseStory story,
            Enterprises enterprises,
            Policy policy,
            Registry registry,
            AccessAudit audit,
            Clock clock) {
        this.files = files;
        this.story = story;
        this.enterprises = enterprises;
        this.policy = policy;
        this.registry = registry;
        this.audit = audit;
        this.clock = clock;
    }

    @GetMapping("/enterprises/{uscc}")
    @Fragments("file")
    String show(
            @PathVariable("uscc") String code,
            @RequestParam(name = "asOf", defaultValue = "") String asOf,
            @RequestParam(name = "knownAt", defaultValue = "") String knownAt,
            @RequestParam(name = "withAsOf", defaultValue = "") String withAsOf,
            @RequestParam(name = "withKnownAt", defaultValue = "") String withKnownAt,
            Principal user,
            Model page) {
        if (Uscc.check(code).isPresent()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        Uscc uscc = new Uscc(code);
        page.addAttribute("uscc", code);
        page.addAttribute("law", policy);
        if (!Permission.heldBy(user).contains(Permission.SEE_CONTENT)) {
            page.addAttribute("row", enterprises.find(uscc).orElseThrow(EnterprisePage::unknown));
            return "enterprise/line";
        }
        Point point = Point.read(asOf, knownAt, clock.getZone());
        Point other = Point.read(withAsOf, withKnownAt, clock.getZone());
        page.addAttribute("fields", new Fields(point, other, clock.getZone()));
        if (point.wrong() || other.wrong()) {
            page.addAttribute("refusal", "enterprise.wrong-day");
            return "enterprise/file";
        }
        audit.reads(
                user.getName(),
                uscc,
                String.join(" ", asOf, knownAt, withAsOf, withKnownAt).strip());
        try {
            EnterpriseFile file = files.at(uscc, point.asOf(), point.knownAt()).orElseThrow(EnterprisePage::unknown);
            tell(uscc, file, page);
            if (!other.isNow()) {
                compare(uscc, file, other, page);
            }
        } catch (PolicyNotInForce tooEarly) {
            page.addAttribute("refusal", "enterprise.too-early");
        }
        return "enterprise/file";
    }

    private void tell(Uscc uscc, EnterpriseFile file, Model page) {
        Instant knownAt = file.view().knownAt();
        page.addAttribute("dossier", Dossier.of(file, policy, story.days(uscc, knownAt, clock.getZone())));
        List<Told> told = story.told(uscc, knownAt, NOTICES_EACH);
        List<UUID> ids = told.stream().map(Told::id).toList();
        page.addAttribute("conversations", Conversation.of(told, story.answered(ids), recipientNames()));
        List<Decided> decided = story.decided(uscc, knownAt, ASSESSMENTS);
        page.addAttribute(
                "assessments",
                decided.stream().sorted(comparingLong(Decided::id).reversed()).toList());
        page.addAttribute("lineage", lineage(uscc, file, decided));
        page.addAttribute("names", story.names(uscc));
        page.addAttribute("related", story.related(uscc));
        page.addAttribute(
                "days",
                Stops.of(
                        file.course().stream()
                                .map(step -> step.asOf().toString())
                                .toList(),
                        file.view().assessment().asOf().toString()));
        page.addAttribute(
                "instants",
                Stops.of(
                        file.learned().stream()
                                .map(at -> Point.field(at, clock.getZone()))
                                .distinct()
                                .toList(),
                        Point.field(knownAt, clock.getZone())));
    }

    private void compare(Uscc uscc, EnterpriseFile file, Point other, Model page) {
        files.at(uscc, other.asOf(), other.knownAt())
                .ifPresentOrElse(
                        then -> page.addAttribute("comparison", Comparison.of(then.view(), file.view())),
                        () -> page.addAttribute("refusal", "enterprise.unknown-then"));
    }

    private Lineage lineage(Uscc uscc, EnterpriseFile file, List<Decided> decided) {
        Map<String, List<Decided>> citing = Lineage.citing(
                file.view().records().stream()
                        .map(ruling -> ruling.key().reference())
                        .toList(),
                decided);
        Set<Long> cited =
                citing.values().stream().flatMap(List::stream).map(Decided::id).collect(Collectors.toSet());
        return Lineage.of(citing, story.issued(uscc, cited, file.view().knownAt(), NOTICES_EACH));
    }

    private Map<String, String> recipientNames() {
        return registry.recipients().stream().collect(Collectors.toMap(Recipient::id, Recipient::name));
    }

    private static ResponseStatusException unknown() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
