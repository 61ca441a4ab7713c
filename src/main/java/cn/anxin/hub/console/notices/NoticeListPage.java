package cn.anxin.hub.console.notices;

import cn.anxin.hub.console.Fragments;
import cn.anxin.hub.console.PartyNames;
import cn.anxin.hub.console.notices.Exports.Asked;
import cn.anxin.hub.ledger.NoticeDays;
import cn.anxin.hub.ledger.NoticeFilter;
import cn.anxin.hub.ledger.NoticeList;
import cn.anxin.hub.ledger.NoticeList.Line;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** All notices: by recipient, state, change, regime, day, enterprise; taken away as a file. */
@Controller
class NoticeListPage {

    private static final int PAGE = 50;
    private static final int DAYS = 30;

    private final NoticeList notices;
    private final NoticeDays days;
    private final PartyNames recipients;
    private final Exports exports;
    private final Clock clock;

    NoticeListPage(NoticeList notices, NoticeDays days, PartyNames recipients, Exports exports, Clock clock) {
        this.notices = notices;
        this.days = days;
        this.recipients = recipients;
        this.exports = exports;
        this.clock = clock;
    }

    /** A day of the chart, with how many notices of each change. */
    record Bar(LocalDate day, List<Long> notices) {}

    @GetMapping("/notices")
    @Fragments("list")
    String show(NoticeForm form, @RequestParam(name = "after", defaultValue = "") String after, Model page) {
        page.addAttribute("form", form);
        page.addAttribute("recipients", recipients.recipients());
        page.addAttribute("states", NoticeFilter.STATES);
        page.addAttribute("changes", NoticeFilter.CHANGES);
        page.addAttribute("regimes", NoticeFilter.REGIMES);
        page.addAttribute("found", notices.page(form.filter(), position(after), clock.getZone(), PAGE));
        page.addAttribute("bars", form.isNarrowed() || !after.isEmpty() ? List.of() : bars());
        return "notices/list";
    }

    @GetMapping("/notices/export.{ending}")
    void export(
            @PathVariable("ending") String ending,
            NoticeForm form,
            Principal user,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Map<String, String> names = recipients.recipients();
        exports.answer(
                new Asked(user, request, response),
                "notices",
                ending,
                Stream.of(
                        "notice.no",
                        "recipient",
                        "uscc",
                        "enterprise",
                        "notice.sequence",
                        "notice.change",
                        "notice.regime",
                        "state",
                        "notice.issued",
                        "notice.delivered",
                        "notice.received",
                        "notice.lifted"),
                rows -> notices.each(form.filter(), clock.getZone(), line -> rows.accept(cells(line, names))));
    }

    private List<?> cells(Line line, Map<String, String> names) {
        return List.of(
                line.noticeNo(),
                names.getOrDefault(line.recipient(), line.recipient()),
                line.uscc(),
                line.name(),
                line.sequence(),
                exports.word("change." + line.change()),
                exports.word("status." + line.regime()),
                exports.word("delivery." + line.state()),
                exports.time(Optional.of(line.issuedAt())),
                exports.time(line.deliveredAt()),
                exports.time(line.receivedAt()),
                exports.time(line.liftedAt()));
    }

    private List<Bar> bars() {
        LocalDate first = LocalDate.now(clock).minusDays(DAYS - 1L);
        Map<LocalDate, Map<String, Long>> byDay = new HashMap<>();
        days.since(first)
                .forEach(day -> byDay.computeIfAbsent(day.day(), any -> new HashMap<>())
                        .merge(day.change(), day.notices(), Long::sum));
        if (byDay.isEmpty()) {
            return List.of();
        }
        List<Bar> bars = new ArrayList<>();
        for (int day = 0; day < DAYS; day++) {
            Map<String, Long> counts = byDay.getOrDefault(first.plusDays(day), Map.of());
            bars.add(new Bar(
                    first.plusDays(day),
                    NoticeFilter.CHANGES.stream()
                            .map(change -> counts.getOrDefault(change, 0L))
                            .toList()));
        }
        return bars;
    }

    private static Optional<Long> position(String after) {
        try {
            return after.isEmpty() ? Optional.empty() : Optional.of(Long.parseLong(after));
        } catch (NumberFormatException notOfOurs) {
            return Optional.empty();
        }
    }
}
