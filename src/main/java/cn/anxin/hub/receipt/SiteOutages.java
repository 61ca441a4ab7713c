package cn.anxin.hub.receipt;

import cn.anxin.hub.ledger.LedgerReach;
import cn.anxin.hub.ledger.SiteTurns;
import cn.anxin.hub.ledger.TurnLost;
import cn.anxin.hub.registry.RemoteTrouble;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Leaves a recipient's site alone, with growing pauses, that cannot be worked at: one warning an outage, one line at its
 * end. When the ledger itself cannot be reached, no recipient is to blame.
 */
@Component
public class SiteOutages {

    private static final Logger LOG = LoggerFactory.getLogger(SiteOutages.class);

    private final SiteTurns turns;
    private final LedgerReach reach;

    SiteOutages(SiteTurns turns, LedgerReach reach) {
        this.turns = turns;
        this.reach = reach;
    }

    public boolean ledgerIsLost() {
        return reach.isLost();
    }

    /** Notes that work of that name has failed. */
    public void failed(String turn, String recipient, Throwable cause) {
        if (TurnLost.isCauseOf(cause)) {
            LOG.info("{} 由另一节点接手 / another node goes on with {}", turn, turn);
        } else if (LedgerReach.isCauseOf(cause)) {
            reach.failed(cause);
        } else {
            suspend(turn, recipient, RemoteTrouble.said(cause));
        }
    }

    private void suspend(String turn, String recipient, String error) {
        try {
            if (turns.suspend(turn, error) == 1) {
                LOG.warn(
                        "接收方 {} 处暂时无法读写，将自动重试：{} / Nothing can be read or written at {} for now, it is retried: {}",
                        recipient,
                        error,
                        recipient,
                        error);
            }
        } catch (DataAccessException | TransactionException lost) {
            reach.failed(lost);
        }
    }

    /** Notes that the site can be worked at. */
    public void succeeded(String turn, String recipient) {
        if (turns.recover(turn)) {
            LOG.info("接收方 {} 处已恢复 / {} can be read and written again", recipient, recipient);
        }
    }
}
