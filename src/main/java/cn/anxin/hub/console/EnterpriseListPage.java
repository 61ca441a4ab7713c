package cn.anxin.hub.console;

import cn.anxin.hub.decision.Status;
import cn.anxin.hub.ledger.Enterprises;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The lists, by status and district, searched by code or name. */
@Controller
class EnterpriseListPage {

    /** 无锡市及其县（市、区）, GB/T 2260. */
    private static final List<String> DISTRICTS =
            List.of("320205", "320206", "320211", "320213", "320214", "320281", "320282");

    private static final int LAST_PAGE = 10_000_000;

    private final Enterprises enterprises;

    EnterpriseListPage(Enterprises enterprises) {
        this.enterprises = enterprises;
    }

    @GetMapping("/enterprises")
    String show(
            @RequestParam(name = "q", defaultValue = "") String text,
            @RequestParam(name = "status", defaultValue = "") String status,
            @RequestParam(name = "district", defaultValue = "") String district,
            @RequestParam(name = "page", defaultValue = "0") int number,
            Model page) {
        Optional<String> known = Arrays.stream(Status.values())
                .map(Status::name)
                .filter(status::equals)
                .findFirst();
        page.addAttribute("q", text);
        page.addAttribute("status", known.orElse(""));
        page.addAttribute("district", district);
        page.addAttribute("statuses", Status.values());
        page.addAttribute("districts", DISTRICTS);
        page.addAttribute("pageSize", Enterprises.PAGE);
        page.addAttribute(
                "found",
                enterprises.page(known, given(district), given(text), Math.max(0, Math.min(number, LAST_PAGE))));
        return "enterprises";
    }

    // PostgreSQL takes no NUL in a text, and nothing that is stored has one.
    private static Optional<String> given(String text) {
        return Optional.of(text.replace("\0", "").strip()).filter(rest -> !rest.isEmpty());
    }
}
