package cn.anxin.hub.intake;

import cn.anxin.hub.ledger.FeedTurns;
import cn.anxin.hub.ledger.LedgerReach;
import cn.anxin.hub.ledger.TurnLost;
import cn.anxin.hub.registry.RemoteTrouble;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Leaves a feed alone, with growing pauses, whose server cannot be reached: one warning an outage, one line at its end.
 * When the ledger itself cannot be reached, no feed is to blame.
 */
@Component("feedOutages")
public class FeedOutages {

    private static final Logger LOG = LoggerFactory.getLogger(FeedOutages.class);

    private final FeedTurns turns;
    private final LedgerReach reach;

    FeedOutages(FeedTurns turns, LedgerReach reach) {
        this.turns = turns;
        this.reach = reach;
    }

    /** Called by the route's error handling. */
    public void failed(String source, Throwable cause) {
        if (TurnLost.isCauseOf(cause)) {
            LOG.info("数据源 {} 由另一节点接手 / another node goes on with feed {}", source, source);
        } else if (LedgerReach.isCauseOf(cause)) {
            reach.failed(cause);
        } else {
            suspend(source, RemoteTrouble.said(cause));
        }
    }

    private void suspend(String source, String error) {
        try {
            if (turns.suspend(source, error) == 1) {
                LOG.warn(
                        "数据源 {} 暂时无法拉取，将自动重试：{} / feed {} cannot be pulled for now, it is retried: {}",
                        source,
                        error,
                        source,
                        error);
            }
        } catch (DataAccessException | TransactionException lost) {
            reach.failed(lost);
        }
    }

    boolean ledgerIsLost() {
        return reach.isLost();
    }

    void succeeded(String source) {
        if (turns.recover(source)) {
            LOG.info("数据源 {} 已恢复 / feed {} is back", source, source);
        }
    }
}
