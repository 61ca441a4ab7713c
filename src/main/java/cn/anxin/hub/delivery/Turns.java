package cn.anxin.hub.delivery;

import cn.anxin.hub.ledger.Channels;
import cn.anxin.hub.ledger.LedgerReach;
import cn.anxin.hub.ledger.ThisNode;

/** One node at a time works on a recipient: this node's claims. */
record Turns(Channels channels, ThisNode node, LedgerReach reach) {

    /** Whether there may be anything to do for a recipient, and this node is the one to do it. */
    boolean take(String recipient) {
        return !reach.isLost() && channels.claim(recipient, node.id());
    }

    /** Lets another node try. */
    void giveBack(String recipient) {
        channels.giveBack(recipient, node.id());
    }
}
