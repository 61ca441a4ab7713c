package cn.anxin.hub.console.notices;

import cn.anxin.hub.console.Fragments;
import cn.anxin.hub.console.PartyNames;
import cn.anxin.hub.console.notices.Exports.Asked;
import cn.anxin.hub.ledger.Dues;
import cn.anxin.hub.reconcile.Statement;
import cn.anxin.hub.reconcile.Statements;
import cn.anxin.hub.record.Days;
import cn.anxin.hub.security.AccessAudit;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** What each recipient was due on each day, and by which digest both sides see that they have the same. */
@Controller
class StatementsPage {

    private static final int DAYS = 31;

    private final Dues dues;
    private final Statements statements;
    private final PartyNames recipients;
    private final Exports exports;
    private final AccessAudit audit;
    private final ObjectMapper json;
    private final Clock clock;

    StatementsPage(
            Dues dues,
            Statements statements,
            PartyNames recipients,
            Exports exports,
            AccessAudit audit,
            ObjectMapper json,
            Clock clock) {
        this.dues = dues;
        this.statements = statements;
        this.recipients = recipients;
        this.exports = exports;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
    }

    @GetMapping("/statements")
    @Fragments("list")
    String list(
            @RequestParam(name = "recipient", defaultValue = "") String recipient,
            @RequestParam(name = "until", defaultValue = "") String until,
            Model page) {
        Map<String, String> names = recipients.recipients();
        String asked = asked(recipient, names);
        LocalDate today = LocalDate.now(clock);
        LocalDate last = last(until, today);
        LocalDate first = last.minusDays(DAYS - 1L);
        page.addAttribute("recipient", asked);
        page.addAttribute("recipients", names);
        page.addAttribute("first", first);
        page.addAttribute("last", last);
        page.addAttribute("today", today);
        page.addAttribute("days", dues.days(asked, first, last, clock.getZone()));
        return "notices/statements";
    }

    /** The digests of a day take a while where there was much: they are asked for by the page itself. */
    @GetMapping("/statements/{recipient}/{day}")
    @Fragments("statement")
    String show(
            @PathVariable("recipient") String recipient,
            @PathVariable("day") String day,
            @RequestParam(name = "counted", defaultValue = "false") boolean counted,
            Model page) {
        LocalDate known = known(recipient, day);
        page.addAttribute("recipient", recipient);
        page.addAttribute("recipientName", recipients.recipient(recipient));
        page.addAttribute("day", known);
        page.addAttribute("statement", counted ? statements.of(recipient, known) : null);
        return "notices/statement";
    }

    @GetMapping("/statements/{recipient}/{day}/statement.json")
    ResponseEntity<byte[]> download(
            @PathVariable("recipient") String recipient, @PathVariable("day") String day, Principal user)
            throws JsonProcessingException {
        LocalDate known = known(recipient, day);
        String name = "ANXIN_%s_%s.statement.json"
                .formatted(recipient, known.toString().replace("-", ""));
        audit.exports(user.getName(), name, "");
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .body((json.writeValueAsString(statements.of(recipient, known)) + "\n")
                        .getBytes(StandardCharsets.UTF_8));
    }

    @GetMapping("/statements/export.{ending}")
    void export(
            @PathVariable("ending") String ending,
            @RequestParam(name = "recipient", defaultValue = "") String recipient,
            @RequestParam(name = "until", defaultValue = "") String until,
            Principal user,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        String asked = asked(recipient, recipients.recipients());
        LocalDate last = last(until, LocalDate.now(clock));
        exports.answer(
                new Asked(user, request, response),
                "statements",
                ending,
                Stream.of(
                        "recipient",
                        "statement.day",
                        "count.due",
                        "count.delivered",
                        "count.waiting",
                        "count.dead",
                        "count.discarded",
                        "statement.received",
                        "statement.unanswered",
                        "statement.digest",
                        "statement.in-force",
                        "statement.list-digest"),
                rows -> dues.days(asked, last.minusDays(DAYS - 1L), last, clock.getZone())
                        .forEach(day -> rows.accept(cells(statements.of(recipient, day.day())))));
    }

    /** The first of all where none of them is named. */
    private static String asked(String recipient, Map<String, String> names) {
        return names.containsKey(recipient)
                ? recipient
                : names.keySet().stream().findFirst().orElse("");
    }

    private static LocalDate last(String until, LocalDate today) {
        return Days.read(until.strip()).filter(day -> day.isBefore(today)).orElse(today);
    }

    private static List<?> cells(Statement of) {
        return List.of(
                of.recipient(),
                of.day().toString(),
                of.due(),
                of.delivered(),
                of.waiting(),
                of.dead(),
                of.discarded(),
                of.received(),
                of.unanswered(),
                of.digest(),
                of.list().enterprises(),
                of.list().digest());
    }

    private LocalDate known(String recipient, String day) {
        return Optional.of(recipient)
                .filter(id -> recipients.recipients().containsKey(id))
                .flatMap(id -> Days.read(day))
                .filter(asked -> !asked.isAfter(LocalDate.now(clock)))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
