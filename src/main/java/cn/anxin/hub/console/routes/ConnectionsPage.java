package cn.anxin.hub.console.routes;

import cn.anxin.hub.console.Fragments;
import cn.anxin.hub.probe.ProbeDesk;
import cn.anxin.hub.probe.Remote;
import cn.anxin.hub.probe.Report;
import java.security.Principal;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The ways to the remote ends, tested layer by layer when an operator asks for it. */
@Controller
class ConnectionsPage {

    private static final String HERE = "/routes/connections";

    private final ProbeDesk desk;

    ConnectionsPage(ProbeDesk desk) {
        this.desk = desk;
    }

    /** A remote end, and what was found last. */
    record Line(Remote of, Optional<Report> last) {}

    @GetMapping(HERE)
    @Fragments("remotes")
    String show(Model page) {
        page.addAttribute(
                "lines",
                desk.remotes().stream()
                        .map(remote -> new Line(remote, desk.last(remote.id())))
                        .toList());
        return "routes/connections";
    }

    @PostMapping(HERE + "/{id}")
    String test(@PathVariable("id") String id, Principal user, RedirectAttributes after) {
        after.addFlashAttribute("said", desk.test(id, user.getName()).name());
        after.addFlashAttribute("saidOf", id);
        return "redirect:" + HERE;
    }
}
