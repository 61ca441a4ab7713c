package cn.anxin.hub.console.routes;

import cn.anxin.hub.console.Fragments;
import cn.anxin.hub.control.RouteBook;
import cn.anxin.hub.control.RouteDesk;
import cn.anxin.hub.control.RouteState;
import cn.anxin.hub.control.RouteStep;
import cn.anxin.hub.ledger.NodeRoutes;
import cn.anxin.hub.ledger.Reason;
import cn.anxin.hub.ledger.RouteWishes.Want;
import cn.anxin.hub.ledger.ThisNode;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriUtils;

/** A route with its picture, its last failures and its switches. */
@Controller
class RoutePage {

    private static final Map<String, Want> ACTIONS =
            Map.of("start", Want.RUN, "resume", Want.RUN, "suspend", Want.SUSPEND, "stop", Want.STOP);

    private final RouteBook routes;
    private final RouteDesk desk;
    private final NodeRoutes nodes;
    private final ThisNode node;

    RoutePage(RouteBook routes, RouteDesk desk, NodeRoutes nodes, ThisNode node) {
        this.routes = routes;
        this.desk = desk;
        this.nodes = nodes;
        this.node = node;
    }

    @GetMapping("/routes/{id}")
    @Fragments("route")
    String show(@PathVariable("id") String id, Model page) {
        RouteState route = routes.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        List<RouteStep> steps = routes.steps(id);
        page.addAttribute("route", route);
        page.addAttribute("spark", Spark.path(route.hour().perMinute()));
        page.addAttribute(
                "drawing", Drawing.of(new RouteStep(id, "from", route.from(), Optional.empty(), List.of()), steps));
        page.addAttribute("steps", steps.stream().flatMap(RouteStep::all).toList());
        page.addAttribute("failures", routes.failures(id));
        page.addAttribute("nodes", nodes.of(id));
        page.addAttribute("here", node.id());
        page.addAttribute("consequence", Consequence.of(id));
        page.addAttribute("actions", offered(route));
        return "routes/route";
    }

    /** What would change anything. */
    private static List<String> offered(RouteState route) {
        return switch (route.wanted()) {
            case RUN -> List.of("suspend", "stop");
            case SUSPEND -> List.of("resume", "stop");
            case STOP -> List.of("start");
        };
    }

    @PostMapping("/routes/{id}/{action}")
    String act(
            @PathVariable("id") String id,
            @PathVariable("action") String action,
            @RequestParam(name = "reason", defaultValue = "") String reason,
            @RequestParam(name = "understood", defaultValue = "false") boolean understood,
            Principal user,
            RedirectAttributes after) {
        Want want = Optional.ofNullable(ACTIONS.get(action))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        Optional<Reason> given = Reason.of(reason);
        boolean unsaid = want != Want.RUN && Consequence.of(id).vital() && !understood;
        String said = given.map(why -> unsaid
                        ? "UNDERSTOOD"
                        : desk.want(id, want, user.getName(), why).name())
                .orElse("REASON");
        after.addFlashAttribute("said", said);
        after.addFlashAttribute("did", action);
        return "redirect:/routes/" + UriUtils.encodePathSegment(id, StandardCharsets.UTF_8);
    }
}
