package cn.anxin.hub.delivery;

import cn.anxin.hub.ledger.Channels;
import java.time.Duration;
import java.util.UUID;

/** One node at a time works on a recipient: this node's claims. */
class Turns implements AutoCloseable {

    private final Channels channels;
    private final Duration lease;
    private final String node = UUID.randomUUID().toString();

    Turns(Channels channels, Duration lease) {
        this.channels = channels;
        this.lease = lease;
    }

    /** Whether there may be anything to do for a recipient, and this node is the one to do it. */
    boolean take(String recipient) {
        return channels.claim(recipient, node, lease);
    }

    /** Lets another node go on at once. */
    @Override
    public void close() {
        channels.release(node);
    }
}
