package cn.anxin.hub.api;

import cn.anxin.hub.delivery.RecipientDesk.Known;
import cn.anxin.hub.ledger.Standings.Standing;
import cn.anxin.hub.registry.RecipientBook.Listed;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A recipient as an operator sees it. Its settings say where its secrets are, and hold none.
 *
 * @param state ACTIVE, PAUSED, SUSPENDED (it failed, and is left alone until {@code resumeAt}), CLOSING or CLOSED
 * @param version raised by every change of the entry
 * @param waiting notices that wait, counted up to 100000
 * @param dead notices that it refused and nobody has decided about
 */
record RecipientView(
        String id,
        String name,
        String kind,
        String way,
        List<String> districts,
        Map<String, String> settings,
        String state,
        boolean paused,
        long version,
        long waiting,
        Optional<Instant> oldestWaiting,
        long dead,
        int failures,
        Optional<Instant> resumeAt,
        Optional<String> lastError,
        long lastBatch) {

    static RecipientView of(Known known) {
        Listed entry = known.entry();
        Standing standing = known.standing();
        return new RecipientView(
                entry.id(),
                entry.name(),
                entry.kind(),
                entry.way().name(),
                entry.districts(),
                entry.settings(),
                state(entry, standing),
                entry.paused(),
                entry.version(),
                standing.waiting(),
                standing.oldestWaiting(),
                standing.dead(),
                standing.failures(),
                standing.resumeAt(),
                standing.lastError(),
                standing.lastBatch());
    }

    private static String state(Listed entry, Standing standing) {
        return switch (entry.state()) {
            case ACTIVE -> entry.paused() ? "PAUSED" : standing.resumeAt().isPresent() ? "SUSPENDED" : "ACTIVE";
            case CLOSING, CLOSED -> entry.state().name();
        };
    }
}
