package cn.anxin.hub.console.routes;

import java.util.List;
import java.util.Set;

/**
 * What waits because a route does not run.
 *
 * @param key of the words for it
 * @param vital whether the hub stands still without it: then the operator has to say that this is understood
 */
record Consequence(String key, boolean vital) {

    private static final Set<String> VITAL = Set.of("review", "recipients", "dead-notices");
    private static final Set<String> KNOWN = Set.of(
            "review",
            "review-urgent",
            "feeds",
            "recipients",
            "receipt-routes",
            "dead-notices",
            "replays",
            "snapshots",
            "statements",
            "retention",
            "figures");
    private static final List<String> KINDS = List.of("feed-", "notice-", "drop-", "http-", "table-", "receipt-");

    static Consequence of(String route) {
        if (KNOWN.contains(route)) {
            return new Consequence("routes.wait." + route, VITAL.contains(route));
        }
        String kind = KINDS.stream().filter(route::startsWith).findFirst().orElse("");
        return switch (kind) {
            case "feed-" -> new Consequence("routes.wait.feed", false);
            case "receipt-" -> new Consequence("routes.wait.receipt", false);
            case "" -> new Consequence("routes.wait.other", false);
            default -> new Consequence("routes.wait.notice", false);
        };
    }
}
