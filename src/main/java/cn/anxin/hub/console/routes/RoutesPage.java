package cn.anxin.hub.console.routes;

import cn.anxin.hub.console.Fragments;
import cn.anxin.hub.control.RouteBook;
import cn.anxin.hub.control.RouteState;
import cn.anxin.hub.ledger.NodeRoutes;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Every route of this node, those first that do not run or have failed. */
@Controller
class RoutesPage {

    private static final List<String> GROUPS = List.of("in", "review", "out", "ledger");
    private static final List<String> SELECTIONS = List.of("halted", "failing", "working");

    private final RouteBook routes;
    private final NodeRoutes nodes;

    RoutesPage(RouteBook routes, NodeRoutes nodes) {
        this.routes = routes;
        this.nodes = nodes;
    }

    /** A route with its last hour as a picture. */
    record Line(RouteState of, String spark) {}

    /** Of all routes together. */
    record Sum(long routes, long halted, long failing, long inFlight) {}

    @GetMapping("/routes")
    @Fragments("routes")
    String show(
            @RequestParam(name = "q", defaultValue = "") String text,
            @RequestParam(name = "group", defaultValue = "") String group,
            @RequestParam(name = "only", defaultValue = "") String only,
            Model page) {
        List<RouteState> all = routes.all();
        page.addAttribute("sum", sum(all));
        page.addAttribute("nodes", nodes.living());
        page.addAttribute("groups", GROUPS);
        page.addAttribute("selections", SELECTIONS);
        page.addAttribute("q", text);
        page.addAttribute("group", group);
        page.addAttribute("only", only);
        page.addAttribute(
                "lines",
                all.stream()
                        .filter(route -> holds(route, text.strip())
                                && (group.isEmpty() || route.group().equals(group)))
                        .filter(route -> isSelected(route, only))
                        .sorted(Comparator.comparing(RouteState::runs)
                                .thenComparing(route -> route.hour().failed() == 0)
                                .thenComparing(route -> route.hour().done() == 0)
                                .thenComparing(route -> GROUPS.indexOf(route.group()))
                                .thenComparing(RouteState::id))
                        .map(route -> new Line(route, Spark.path(route.hour().perMinute())))
                        .toList());
        return "routes/list";
    }

    private static boolean holds(RouteState route, String text) {
        String sought = text.toLowerCase(Locale.ROOT);
        return List.of(route.id(), route.chinese(), route.english()).stream()
                .anyMatch(words -> words.toLowerCase(Locale.ROOT).contains(sought));
    }

    private static boolean isSelected(RouteState route, String only) {
        return switch (only) {
            case "halted" -> !route.runs();
            case "failing" -> route.hour().failed() > 0;
            case "working" -> route.hour().done() > 0;
            default -> true;
        };
    }

    private static Sum sum(List<RouteState> all) {
        return new Sum(
                all.size(),
                all.stream().filter(route -> !route.runs()).count(),
                all.stream().filter(route -> route.hour().failed() > 0).count(),
                all.stream().mapToLong(RouteState::inFlight).sum());
    }
}
