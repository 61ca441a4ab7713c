package cn.anxin.hub.delivery;

import cn.anxin.hub.ledger.LedgerReach;
import cn.anxin.hub.ledger.TurnLost;
import cn.anxin.hub.record.Message;
import cn.anxin.hub.registry.RemoteTrouble;
import cn.anxin.hub.registry.SftpSite;
import cn.anxin.hub.registry.SftpTrouble;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Suspends a recipient that cannot be reached, with growing pauses; its notices wait in order. One warning an outage, one
 * line at its end. When the ledger itself cannot be reached, no recipient is to blame.
 */
public class Outages {

    private static final Logger LOG = LoggerFactory.getLogger(Outages.class);

    private final Turns turns;
    private final Function<String, Optional<SftpSite>> sites;
    private final Delivered delivered;

    /** @param sites the server of a recipient; empty for one that is served otherwise */
    Outages(Turns turns, Function<String, Optional<SftpSite>> sites, Delivered delivered) {
        this.turns = turns;
        this.sites = sites;
        this.delivered = delivered;
    }

    /** Called by the routes' error handling. */
    public void failed(String recipient, Throwable cause) {
        if (TurnLost.isCauseOf(cause)) {
            LOG.info("接收方 {} 由另一节点接手 / Another node goes on with recipient {}", recipient, recipient);
            return;
        }
        if (LedgerReach.isCauseOf(cause)) {
            turns.reach().failed(cause);
            return;
        }
        try {
            note(recipient, cause);
        } catch (DataAccessException | TransactionException lost) {
            turns.reach().failed(lost);
        }
    }

    private void note(String recipient, Throwable cause) {
        if (cause instanceof BrokerLost) {
            turns.giveBack(recipient);
        } else {
            String error = sites.apply(recipient)
                    .flatMap(site -> SftpTrouble.explain(site, cause))
                    .map(Message::both)
                    .orElseGet(() -> RemoteTrouble.said(cause));
            suspend(recipient, error, cause instanceof Unanswered asked ? asked : Unanswered.because(error));
        }
    }

    private void suspend(String recipient, String error, Unanswered asked) {
        if (asked.gotOn()) {
            turns.channels().recover(recipient);
            turns.channels().suspend(recipient, error, asked.atLeast());
        } else {
            turns.channels()
                    .suspend(recipient, error, asked.atLeast())
                    .ifPresent(failures -> warn(recipient, failures, error));
        }
    }

    /** Called after what was a success in part only. */
    void count(String recipient, int notices) {
        if (notices > 0) {
            delivered.add(recipient, notices);
        }
    }

    /** Called after each success. */
    void succeeded(String recipient, int notices) {
        delivered.add(recipient, notices);
        if (turns.channels().recover(recipient)) {
            LOG.info("接收方 {} 已恢复，继续投递 / Recipient {} is back, its notices go on", recipient, recipient);
        }
    }

    /** Called at every look: tells from time to time what was delivered. */
    void tell() {
        delivered.tell();
    }

    private static void warn(String recipient, int failures, String error) {
        if (failures == 1) {
            LOG.warn(
                    "接收方 {} 无法送达，通知按序等待并将重试：{} / Recipient {} cannot be reached, its notices wait in order and are retried: {}",
                    recipient,
                    error,
                    recipient,
                    error);
        }
    }
}
