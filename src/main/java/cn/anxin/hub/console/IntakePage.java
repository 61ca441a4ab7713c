package cn.anxin.hub.console;

import cn.anxin.hub.ledger.IntakeLog;
import cn.anxin.hub.ledger.Rejects;
import cn.anxin.hub.ledger.Rejects.Reject;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** A file, message or request with every reason for which rows of it were rejected. */
@Controller
class IntakePage {

    private static final int PAGE = 100;

    private final IntakeLog intakes;
    private final Rejects rejects;

    IntakePage(IntakeLog intakes, Rejects rejects) {
        this.intakes = intakes;
        this.rejects = rejects;
    }

    @GetMapping("/intakes/{id}")
    String show(
            @PathVariable("id") UUID id,
            @RequestParam(name = "line", defaultValue = "0") long line,
            @RequestParam(name = "position", defaultValue = "-1") int position,
            Model page) {
        page.addAttribute(
                "intake", intakes.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
        List<Reject> found = rejects.page(id, line, position, PAGE);
        page.addAttribute("rejects", found);
        page.addAttribute("next", found.size() < PAGE ? null : found.get(PAGE - 1));
        return "intake";
    }
}
