package cn.anxin.hub.console.audit;

import cn.anxin.hub.console.Fragments;
import cn.anxin.hub.console.table.Export;
import cn.anxin.hub.console.table.Format;
import cn.anxin.hub.ledger.Audit;
import cn.anxin.hub.ledger.AuditEvent;
import cn.anxin.hub.ledger.AuditFilter;
import cn.anxin.hub.ledger.AuditLog;
import cn.anxin.hub.ledger.AuditLog.Line;
import cn.anxin.hub.security.AuditDesk;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Who did and who saw what, when, why and from where. */
@Controller
class AuditPage {

    private static final int PAGE = 50;
    private static final List<String> COLUMNS =
            List.of("number", "at", "actor", "action", "subject", "reason", "address", "digest");

    private final AuditLog log;
    private final Audit audit;
    private final AuditDesk desk;
    private final Export export;
    private final MessageSource messages;
    private final Clock clock;

    AuditPage(AuditLog log, Audit audit, AuditDesk desk, Export export, MessageSource messages, Clock clock) {
        this.log = log;
        this.audit = audit;
        this.desk = desk;
        this.export = export;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping("/audit")
    @Fragments("lines")
    String list(Asked asked, @RequestParam(name = "after", defaultValue = "0") long after, Model page) {
        AuditFilter filter = asked.filter(clock.getZone());
        List<Line> found = log.page(filter, after > 0 ? after : Long.MAX_VALUE, PAGE + 1);
        boolean more = found.size() > PAGE;
        page.addAttribute("asked", asked);
        page.addAttribute("subjects", new Subjects());
        page.addAttribute(
                "actions",
                Arrays.stream(AuditEvent.values()).map(AuditEvent::code).toList());
        page.addAttribute("lines", more ? found.subList(0, PAGE) : found);
        page.addAttribute("next", more ? Optional.of(found.get(PAGE - 1).id()) : Optional.empty());
        page.addAttribute("head", audit.head());
        return "audit/audit";
    }

    @GetMapping("/audit/export.{ending}")
    void export(
            @PathVariable("ending") String ending,
            Asked asked,
            Principal user,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        Format format = Format.ofEnding(ending).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        AuditFilter filter = asked.filter(clock.getZone());
        desk.exports(user.getName(), filter, ending);
        ZoneId zone = clock.getZone();
        List<String> headings = COLUMNS.stream()
                .map(column -> messages.getMessage("audit." + column, null, locale))
                .toList();
        export.answer(
                response, "audit", format, headings, row -> log.each(filter, line -> row.accept(cells(line, zone))));
    }

    private static List<?> cells(Line line, ZoneId zone) {
        return List.of(
                line.id(),
                line.at().atZone(zone).toOffsetDateTime().toString(),
                line.actor(),
                line.action(),
                line.subject(),
                line.reason(),
                line.address().orElse(""),
                line.digest());
    }
}
