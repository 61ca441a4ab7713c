package cn.anxin.hub.console.enterprise;

import cn.anxin.hub.console.Fragments;
import cn.anxin.hub.console.table.Export;
import cn.anxin.hub.console.table.Format;
import cn.anxin.hub.decision.Status;
import cn.anxin.hub.ledger.EnterpriseSearch;
import cn.anxin.hub.ledger.EnterpriseSearch.Line;
import cn.anxin.hub.policy.Policy;
import cn.anxin.hub.security.AccessAudit;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The enterprises: searched by code, name and initials, filtered, sorted, taken away as a file. */
@Controller
class EnterpriseListPage {

    private static final int PAGE = 50;

    private final EnterpriseSearch search;
    private final SearchFilling filling;
    private final Policy policy;
    private final Export export;
    private final AccessAudit audit;
    private final MessageSource words;

    EnterpriseListPage(
            EnterpriseSearch search,
            SearchFilling filling,
            Policy policy,
            Export export,
            AccessAudit audit,
            MessageSource words) {
        this.search = search;
        this.filling = filling;
        this.policy = policy;
        this.export = export;
        this.audit = audit;
        this.words = words;
    }

    @GetMapping("/enterprises")
    @Fragments("list")
    String show(ListForm form, @RequestParam(name = "after", defaultValue = "") String after, Model page) {
        page.addAttribute("form", form);
        page.addAttribute("filling", filling.isUnderWay());
        page.addAttribute("statuses", Status.values());
        page.addAttribute("districts", policy.authorities().keySet());
        page.addAttribute("items", items());
        page.addAttribute(
                "found", search.page(form.query(), Optional.of(after).filter(place -> !place.isEmpty()), PAGE));
        return "enterprise/list";
    }

    @GetMapping("/enterprises/export.{format}")
    void export(
            @PathVariable("format") String ending,
            ListForm form,
            Principal user,
            Locale locale,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Format format = Format.ofEnding(ending).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        audit.exports(
                user.getName(),
                "enterprises." + ending,
                Optional.ofNullable(request.getQueryString()).orElse(""));
        List<String> headings = Stream.of("uscc", "enterprise", "district", "state", "enterprise.since", "next-review")
                .map(key -> words.getMessage(key, null, locale))
                .toList();
        export.answer(
                response,
                "enterprises",
                format,
                headings,
                rows -> search.each(form.query(), line -> rows.accept(cells(line, locale))));
    }

    private List<?> cells(Line line, Locale locale) {
        return List.of(
                line.uscc().value(),
                line.name(),
                line.district().map(code -> word("district.", code, locale)).orElse(""),
                line.status().map(status -> word("status.", status, locale)).orElse(""),
                line.since().map(LocalDate::toString).orElse(""),
                line.nextReviewOn().map(LocalDate::toString).orElse(""));
    }

    private String word(String prefix, String code, Locale locale) {
        return Optional.ofNullable(words.getMessage(prefix + code, null, code, locale))
                .orElse(code);
    }

    /** The acts and the conditions of the law, by which the list can be filtered. */
    private List<Item> items() {
        return Stream.concat(
                        policy.rules().acts().stream().map(act -> new Item(act.article(), act.item(), "")),
                        policy.rules().conditions().stream()
                                .flatMap(condition -> Stream.of("", "?")
                                        .map(mark -> new Item(condition.article(), condition.item(), mark))))
                .toList();
    }

    /**
     * An item as the filter names it.
     *
     * @param mark a question mark where an investigation is open
     */
    record Item(int article, int item, String mark) {

        public String finding() {
            return article + "(" + item + ")" + mark;
        }
    }
}
