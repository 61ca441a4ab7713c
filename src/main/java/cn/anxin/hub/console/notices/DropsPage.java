package cn.anxin.hub.console.notices;

import cn.anxin.hub.console.Fragments;
import cn.anxin.hub.console.notices.Exports.Asked;
import cn.anxin.hub.delivery.ResendDesk;
import cn.anxin.hub.ledger.DropList;
import cn.anxin.hub.ledger.DropList.Line;
import cn.anxin.hub.ledger.Reason;
import cn.anxin.hub.notice.Way;
import cn.anxin.hub.registry.RecipientBook;
import cn.anxin.hub.registry.RecipientBook.Listed;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The batches in recipients' folders, each to be had again: same number, same bytes. */
@Controller
class DropsPage {

    private static final int PAGE = 50;

    private final DropList drops;
    private final ResendDesk desk;
    private final RecipientBook recipients;
    private final Exports exports;

    DropsPage(DropList drops, ResendDesk desk, RecipientBook recipients, Exports exports) {
        this.drops = drops;
        this.desk = desk;
        this.recipients = recipients;
        this.exports = exports;
    }

    @GetMapping("/drops")
    @Fragments("list")
    String show(
            @RequestParam(name = "recipient", defaultValue = "") String recipient,
            @RequestParam(name = "after", defaultValue = "") String after,
            Model page) {
        page.addAttribute("recipient", recipient);
        page.addAttribute("recipients", names());
        page.addAttribute("found", drops.page(NoticeForm.given(recipient), after, PAGE));
        return "notices/drops";
    }

    @PostMapping("/drops/{recipient}/{number}/resend")
    String resend(
            @PathVariable("recipient") String recipient,
            @PathVariable("number") long number,
            @RequestParam(name = "reason", defaultValue = "") String reason,
            Principal user,
            RedirectAttributes after) {
        String said = Reason.of(reason)
                .map(given -> desk.batch(recipient, number, user.getName(), given.text())
                        .name())
                .orElse("REASON");
        after.addFlashAttribute("said", said);
        after.addFlashAttribute("saidOf", recipient + "/" + number);
        after.addAttribute("recipient", recipient);
        return "redirect:/drops";
    }

    @GetMapping("/drops/export.{ending}")
    void export(
            @PathVariable("ending") String ending,
            @RequestParam(name = "recipient", defaultValue = "") String recipient,
            Principal user,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        exports.answer(
                new Asked(user, request, response),
                "drops",
                ending,
                Stream.of(
                        "recipient",
                        "drop.number",
                        "drop.file",
                        "drop.rows",
                        "drop.sha256",
                        "drop.made",
                        "drop.delivered",
                        "drop.asked"),
                rows -> drops.each(NoticeForm.given(recipient), line -> rows.accept(cells(line))));
    }

    private List<?> cells(Line line) {
        return List.of(
                line.recipient(),
                line.number(),
                line.fileName(),
                line.rows(),
                line.sha256(),
                exports.time(Optional.of(line.madeAt())),
                exports.time(line.deliveredAt()),
                exports.time(line.resendAt()));
    }

    private Map<String, String> names() {
        Map<String, String> names = new LinkedHashMap<>();
        recipients.all().stream()
                .filter(each -> each.way() == Way.SFTP)
                .forEach((Listed each) -> names.put(each.id(), each.name()));
        return names;
    }
}
