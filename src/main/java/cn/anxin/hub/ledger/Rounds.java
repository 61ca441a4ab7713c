package cn.anxin.hub.ledger;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Says that a round of work has failed: what is due stays due. The database's outage is told once, for all rounds. */
@Component("rounds")
public class Rounds {

    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

    private final LedgerReach reach;

    public Rounds(LedgerReach reach) {
        this.reach = reach;
    }

    /** Called by the routes' error handling. */
    public void failed(String route, Throwable cause) {
        if (LedgerReach.isCauseOf(cause)) {
            reach.failed(cause);
        } else {
            LOG.warn(
                    "路由 {} 本轮失败，下一轮重试：{} / Route {} failed this round, the next one tries again: {}",
                    route,
                    cause.getMessage(),
                    route,
                    cause.getMessage());
        }
    }
}
