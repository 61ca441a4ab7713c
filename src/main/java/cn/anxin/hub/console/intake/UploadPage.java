package cn.anxin.hub.console.intake;

import cn.anxin.hub.console.Fragments;
import cn.anxin.hub.console.PartyNames;
import cn.anxin.hub.intake.UploadDesk;
import cn.anxin.hub.intake.UploadDesk.Answer;
import cn.anxin.hub.intake.UploadDesk.Refusal;
import cn.anxin.hub.ledger.IntakeLog;
import cn.anxin.hub.ledger.Reason;
import cn.anxin.hub.ledger.Uploads;
import cn.anxin.hub.ledger.Uploads.Upload;
import cn.anxin.hub.record.RecordTypes;
import java.io.IOException;
import java.io.InputStream;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A file that a user hands in: first what would become of its rows, then, at the user's word, it is taken. */
@Controller
class UploadPage {

    private static final int NEWEST = 20;
    private static final Set<String> UNREAD = Set.of("TOO_LARGE", "BROKEN");

    private final UploadDesk desk;
    private final Uploads uploads;
    private final IntakeLog intakes;
    private final PartyNames names;

    UploadPage(UploadDesk desk, Uploads uploads, IntakeLog intakes, PartyNames names) {
        this.desk = desk;
        this.uploads = uploads;
        this.intakes = intakes;
        this.names = names;
    }

    /** A feed with the types that it may send. */
    record Choice(String source, String name, List<String> types) {}

    /** @param unread why a form could not even be read, as the filter in front of it says */
    @GetMapping("/upload")
    String show(@RequestParam(name = "unread", defaultValue = "") String unread, Model page) {
        if (UNREAD.contains(unread)) {
            page.addAttribute("refusal", unread);
        }
        Map<String, String> feeds = names.feeds();
        page.addAttribute("names", feeds);
        page.addAttribute(
                "choices",
                feeds.entrySet().stream()
                        .map(feed -> new Choice(
                                feed.getKey(),
                                feed.getValue(),
                                RecordTypes.ofSource(feed.getKey()).stream()
                                        .map(type -> type.name())
                                        .sorted()
                                        .toList()))
                        .toList());
        page.addAttribute("newest", uploads.newest(NEWEST));
        return "intake/upload";
    }

    @PostMapping("/upload")
    String check(
            @RequestParam(name = "kind", defaultValue = "") String kind,
            @RequestParam(name = "file", required = false) @Nullable MultipartFile file,
            Principal user,
            RedirectAttributes after)
            throws IOException {
        if (file == null) {
            after.addFlashAttribute("refusal", Refusal.EMPTY.name());
            return "redirect:/upload";
        }
        int slash = Math.max(kind.indexOf('/'), 0);
        String name = Objects.requireNonNullElse(file.getOriginalFilename(), "");
        try (InputStream content = file.getInputStream()) {
            Answer answer = desk.check(
                    kind.substring(0, slash),
                    kind.substring(Math.min(slash + 1, kind.length())),
                    name,
                    content,
                    user.getName());
            answer.refusal().ifPresent(refusal -> after.addFlashAttribute("refusal", refusal.name()));
            after.addFlashAttribute("kind", kind);
            return "redirect:/upload" + answer.upload().map(id -> "/" + id).orElse("");
        }
    }

    @GetMapping("/upload/{id}")
    @Fragments("work")
    String one(@PathVariable("id") UUID id, Model page) {
        Upload upload = uploads.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        page.addAttribute("upload", upload);
        page.addAttribute("names", names.feeds());
        page.addAttribute("faults", uploads.faults(id));
        page.addAttribute("taking", upload.intake().flatMap(intakes::find));
        return "intake/upload-one";
    }

    @PostMapping("/upload/{id}/take")
    String take(
            @PathVariable("id") UUID id,
            @RequestParam(name = "reason", defaultValue = "") String reason,
            Principal user,
            RedirectAttributes after) {
        return decided(id, reason, "TAKEN", given -> desk.take(id, user.getName(), given.text()), after);
    }

    @PostMapping("/upload/{id}/cancel")
    String cancel(
            @PathVariable("id") UUID id,
            @RequestParam(name = "reason", defaultValue = "") String reason,
            Principal user,
            RedirectAttributes after) {
        return decided(id, reason, "CANCELLED", given -> desk.cancel(id, user.getName(), given.text()), after);
    }

    private static String decided(
            UUID id, String reason, String done, Predicate<Reason> decision, RedirectAttributes after) {
        after.addFlashAttribute(
                "said",
                Reason.of(reason)
                        .map(given -> decision.test(given) ? done : "DECIDED")
                        .orElse("REASON"));
        return "redirect:/upload/" + id;
    }
}
