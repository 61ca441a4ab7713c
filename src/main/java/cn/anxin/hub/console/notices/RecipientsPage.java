package cn.anxin.hub.console.notices;

import cn.anxin.hub.console.Fragments;
import cn.anxin.hub.console.notices.Exports.Asked;
import cn.anxin.hub.delivery.RecipientDesk;
import cn.anxin.hub.delivery.RecipientDesk.Known;
import cn.anxin.hub.policy.Policy;
import cn.anxin.hub.registry.AnswerTerms;
import cn.anxin.hub.registry.RecipientBook.State;
import cn.anxin.hub.registry.Registry;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The recipients, and how each one's channel stands. */
@Controller
class RecipientsPage {

    private final RecipientDesk desk;
    private final Registry registry;
    private final Policy policy;
    private final Exports exports;

    RecipientsPage(RecipientDesk desk, Registry registry, Policy policy, Exports exports) {
        this.desk = desk;
        this.registry = registry;
        this.policy = policy;
        this.exports = exports;
    }

    /** A recipient with the state of its channel: RUNNING, PAUSED, SUSPENDED, CLOSING or CLOSED. */
    record Row(Known known, String kind, String state) {}

    @GetMapping("/recipients")
    @Fragments("list")
    String list(@RequestParam(name = "closed", defaultValue = "false") boolean closed, Model page) {
        page.addAttribute("closed", closed);
        page.addAttribute("rows", rows(closed));
        return "notices/recipients";
    }

    @GetMapping("/recipients/{id}")
    @Fragments("channel")
    String one(@PathVariable("id") String id, Model page) {
        Known known = desk.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        page.addAttribute("row", row(known));
        page.addAttribute("terms", registry.terms().getOrDefault(id, AnswerTerms.USUAL));
        return "notices/recipient";
    }

    @GetMapping("/recipients/export.{ending}")
    void export(
            @PathVariable("ending") String ending,
            Principal user,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        exports.answer(
                new Asked(user, request, response),
                "recipients",
                ending,
                Stream.of(
                        "recipient.id",
                        "recipient",
                        "recipient.kind",
                        "recipient.way",
                        "recipient.districts",
                        "state",
                        "count.waiting",
                        "count.dead",
                        "recipient.per-minute",
                        "recipient.last-delivered"),
                rows -> rows(true).forEach(row -> rows.accept(cells(row))));
    }

    private List<?> cells(Row row) {
        var entry = row.known().entry();
        var standing = row.known().standing();
        return List.of(
                entry.id(),
                entry.name(),
                row.kind(),
                entry.way().name(),
                String.join(" ", entry.districts()),
                exports.word("recipient.state." + row.state()),
                standing.waiting(),
                standing.dead(),
                standing.perMinute().map(Object::toString).orElse(""),
                exports.time(standing.lastDeliveredAt()));
    }

    private List<Row> rows(boolean closed) {
        return desk.all().stream()
                .filter(known -> closed || known.entry().state() != State.CLOSED)
                .map(this::row)
                .toList();
    }

    private Row row(Known known) {
        String kind = known.entry().kind();
        return new Row(known, policy.kinds().contains(kind) ? policy.kind(kind).name() : kind, state(known));
    }

    private static String state(Known known) {
        return switch (known.entry().state()) {
            case ACTIVE ->
                known.entry().paused() ? "PAUSED" : known.standing().resumeAt().isPresent() ? "SUSPENDED" : "RUNNING";
            case CLOSING, CLOSED -> known.entry().state().name();
        };
    }
}
