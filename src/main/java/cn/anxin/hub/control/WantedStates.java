package cn.anxin.hub.control;

import cn.anxin.hub.ledger.RouteWishes;
import cn.anxin.hub.ledger.RouteWishes.Want;
import cn.anxin.hub.ledger.RouteWishes.Wish;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** What is wanted of each route, as the ledger said last: what holds while it cannot be asked. */
final class WantedStates {

    private static final Logger LOG = LoggerFactory.getLogger(WantedStates.class);

    private final RouteWishes wishes;
    private volatile Map<String, Wish> known;

    /** Reads the ledger at once: a hub that does not know what it may not do must not begin. */
    WantedStates(RouteWishes wishes) {
        this.wishes = wishes;
        this.known = read();
    }

    private Map<String, Wish> read() {
        return wishes.all().stream().collect(Collectors.toUnmodifiableMap(Wish::route, Function.identity()));
    }

    /** Everything that is wanted, by route. */
    Map<String, Wish> refreshed() {
        try {
            known = read();
        } catch (DataAccessException away) {
            LOG.debug("what is wanted of the routes stays as it was: {}", away.getMessage());
        }
        return known;
    }

    /** Whether a route is to run, as far as anybody can know at this moment. */
    boolean mayRun(String route) {
        return Optional.ofNullable(refreshed().get(route))
                .map(wish -> wish.want() == Want.RUN)
                .orElse(true);
    }
}
