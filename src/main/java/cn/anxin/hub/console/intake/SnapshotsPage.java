package cn.anxin.hub.console.intake;

import cn.anxin.hub.console.PartyNames;
import cn.anxin.hub.intake.SnapshotDesk;
import cn.anxin.hub.ledger.FeedSnapshots;
import cn.anxin.hub.ledger.FeedSnapshots.Absent;
import cn.anxin.hub.ledger.FeedSnapshots.Snapshot;
import cn.anxin.hub.ledger.Reason;
import cn.anxin.hub.security.AccessAudit;
import java.security.Principal;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Snapshots that lack more of the known records than was agreed: nothing is withdrawn until someone says so. */
@Controller
class SnapshotsPage {

    private static final int SHOWN = 50;

    private final FeedSnapshots snapshots;
    private final SnapshotDesk desk;
    private final PartyNames names;
    private final AccessAudit audit;

    SnapshotsPage(FeedSnapshots snapshots, SnapshotDesk desk, PartyNames names, AccessAudit audit) {
        this.snapshots = snapshots;
        this.desk = desk;
        this.names = names;
        this.audit = audit;
    }

    /** A snapshot that is held, with the first of the records that it does not have. */
    record Held(Snapshot of, List<Absent> absent) {}

    @GetMapping("/snapshots")
    String show(Principal user, Model page) {
        List<Snapshot> waiting = snapshots.held();
        waiting.forEach(each -> audit.readsIntake(user.getName(), each.intake()));
        page.addAttribute("names", names.feeds());
        page.addAttribute(
                "held",
                waiting.stream()
                        .map(each -> new Held(each, snapshots.absent(each, SHOWN)))
                        .toList());
        return "intake/snapshots";
    }

    @PostMapping("/snapshots/{id}/release")
    String release(
            @PathVariable("id") UUID id,
            @RequestParam(name = "reason", defaultValue = "") String reason,
            Principal user,
            RedirectAttributes after) {
        return decided(reason, given -> desk.release(id, user.getName(), given.text()), after);
    }

    @PostMapping("/snapshots/{id}/reject")
    String reject(
            @PathVariable("id") UUID id,
            @RequestParam(name = "reason", defaultValue = "") String reason,
            Principal user,
            RedirectAttributes after) {
        return decided(reason, given -> desk.reject(id, user.getName(), given.text()), after);
    }

    private static String decided(
            String reason, Function<Reason, SnapshotDesk.Answer> decision, RedirectAttributes after) {
        after.addFlashAttribute(
                "said",
                Reason.of(reason).map(given -> decision.apply(given).name()).orElse("REASON"));
        return "redirect:/snapshots";
    }
}
