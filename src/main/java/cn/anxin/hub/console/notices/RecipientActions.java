package cn.anxin.hub.console.notices;

import cn.anxin.hub.delivery.RecipientDesk;
import cn.anxin.hub.delivery.RecipientDesk.Answer;
import cn.anxin.hub.delivery.ResendDesk;
import cn.anxin.hub.delivery.ResendDesk.Lost;
import cn.anxin.hub.ledger.Reason;
import cn.anxin.hub.review.PointInTime;
import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What an operator does with a recipient's channel, each with a reason. */
@Controller
class RecipientActions {

    private static final Pattern LIMIT = Pattern.compile("[1-9]\\d{0,5}");

    private final RecipientDesk desk;
    private final ResendDesk resends;
    private final Clock clock;

    RecipientActions(RecipientDesk desk, ResendDesk resends, Clock clock) {
        this.desk = desk;
        this.resends = resends;
        this.clock = clock;
    }

    @PostMapping("/recipients/{id}/pause")
    String pause(
            @PathVariable("id") String id,
            @RequestParam(name = "reason", defaultValue = "") String reason,
            Principal user,
            RedirectAttributes after) {
        return answered(id, "PAUSED", reason, given -> desk.pause(id, user.getName(), given), after);
    }

    @PostMapping("/recipients/{id}/resume")
    String resume(
            @PathVariable("id") String id,
            @RequestParam(name = "reason", defaultValue = "") String reason,
            Principal user,
            RedirectAttributes after) {
        return answered(id, "RESUMED", reason, given -> desk.resume(id, user.getName(), given), after);
    }

    @PostMapping("/recipients/{id}/limit")
    String limit(
            @PathVariable("id") String id,
            @RequestParam(name = "perMinute", defaultValue = "") String perMinute,
            @RequestParam(name = "reason", defaultValue = "") String reason,
            Principal user,
            RedirectAttributes after) {
        String wish = perMinute.strip();
        if (!wish.isEmpty() && !LIMIT.matcher(wish).matches()) {
            return back(id, "LIMIT", after);
        }
        OptionalInt limit = wish.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(wish));
        return answered(
                id,
                limit.isPresent() ? "LIMITED" : "UNLIMITED",
                reason,
                given -> desk.limit(id, limit, user.getName(), given),
                after);
    }

    @PostMapping("/recipients/{id}/remove")
    String remove(
            @PathVariable("id") String id,
            @RequestParam(name = "discard", defaultValue = "false") boolean discard,
            @RequestParam(name = "confirmed", defaultValue = "") String confirmed,
            @RequestParam(name = "reason", defaultValue = "") String reason,
            Principal user,
            RedirectAttributes after) {
        if (!confirmed.strip().equals(id)) {
            return back(id, "NOT_CONFIRMED", after);
        }
        return discard
                ? answered(id, "DISCARDED", reason, given -> discarded(id, user.getName(), given), after)
                : answered(id, "REMOVED", reason, given -> desk.remove(id, user.getName(), given), after);
    }

    private Answer discarded(String id, String actor, String reason) {
        return desk.discard(id, actor, reason).isPresent() ? Answer.DONE : Answer.CONFLICT;
    }

    @PostMapping("/recipients/{id}/resend")
    String resend(
            @PathVariable("id") String id,
            @RequestParam(name = "since", defaultValue = "") String since,
            @RequestParam(name = "lost", defaultValue = "BROKER") Lost lost,
            @RequestParam(name = "reason", defaultValue = "") String reason,
            Principal user,
            RedirectAttributes after) {
        Optional<Instant> from = PointInTime.read(since.strip(), clock.getZone());
        Optional<Reason> given = Reason.of(reason);
        if (from.isEmpty() || given.isEmpty()) {
            return back(id, from.isEmpty() ? "SINCE" : "REASON", after);
        }
        String said = resends.since(
                        id, from.get(), lost, user.getName(), given.get().text())
                .map(again -> {
                    after.addFlashAttribute("again", again);
                    return "RESENT";
                })
                .orElse("UNKNOWN");
        return back(id, said, after);
    }

    private static String answered(
            String id, String done, String reason, Function<String, Answer> act, RedirectAttributes after) {
        String said = Reason.of(reason)
                .map(given -> act.apply(given.text()))
                .map(answer -> answer == Answer.DONE ? done : answer.name())
                .orElse("REASON");
        return back(id, said, after);
    }

    private static String back(String id, String said, RedirectAttributes after) {
        after.addFlashAttribute("said", said);
        after.addAttribute("id", id);
        return "redirect:/recipients/{id}";
    }
}
