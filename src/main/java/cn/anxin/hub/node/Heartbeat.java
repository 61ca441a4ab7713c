package cn.anxin.hub.node;

import cn.anxin.hub.ledger.LedgerReach;
import cn.anxin.hub.ledger.Nodes;
import cn.anxin.hub.ledger.ThisNode;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says every few seconds that this node lives. A node that has been silent for as long as a lease is taken for dead, and
 * the others go on with what it had; whether it is dead, halted or cut off makes no difference to them.
 */
public final class Heartbeat implements ThisNode, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);

    /** As long as a full collection of a large heap may halt the process, and as short as a takeover can wait. */
    static final Duration LEASE = Duration.ofSeconds(15);

    /** Several may be late or lost before the lease ends. */
    static final Duration PAUSE = Duration.ofSeconds(3);

    /** How often it looks whether the database is back. */
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final String id = UUID.randomUUID().toString();
    private final String installation;
    private final Nodes nodes;
    private final LedgerReach reach;
    private final Thread thread = new Thread(this::goOn, "heartbeat");
    private volatile End end = End.of(Duration.ZERO);
    private volatile boolean closed;

    /** Of a lease, by both clocks: the one stands still while a machine is suspended, the other may be set back. */
    private record End(long nanos, long millis) {

        static End of(Duration fromNow) {
            return new End(System.nanoTime() + fromNow.toNanos(), System.currentTimeMillis() + fromNow.toMillis());
        }

        boolean isAhead(Duration more) {
            return nanos - System.nanoTime() > more.toNanos() && millis - System.currentTimeMillis() > more.toMillis();
        }
    }

    private Heartbeat(String installation, Nodes nodes, LedgerReach reach) {
        this.installation = installation;
        this.nodes = nodes;
        this.reach = reach;
    }

    /** Begins with a first beat, so that there are no turns before it. */
    static Heartbeat start(String installation, Nodes nodes, LedgerReach reach) {
        Heartbeat heartbeat = new Heartbeat(installation, nodes, reach);
        heartbeat.beat();
        LOG.info("本节点 {} / This node is {}", heartbeat.id, heartbeat.id);
        heartbeat.thread.setDaemon(true);
        heartbeat.thread.start();
        return heartbeat;
    }

    /** Counted from before the question was sent: the database cannot have counted from an earlier moment. */
    private void beat() {
        End asked = End.of(LEASE);
        nodes.beat(id, LEASE);
        end = asked;
        reach.answered();
    }

    private void goOn() {
        try {
            while (!closed) {
                TimeUnit.MILLISECONDS.sleep(LOOK.toMillis());
                tryToBeat();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void tryToBeat() {
        try {
            if (reach.isLost() || !end.isAhead(LEASE.minus(PAUSE))) {
                beat();
            }
        } catch (RuntimeException failure) {
            if (!closed) {
                reach.failed(failure);
            }
        }
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String installation() {
        return installation;
    }

    @Override
    public boolean alive() {
        return end.isAhead(Duration.ZERO);
    }

    /** Lets the others go on at once. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            nodes.leave(id);
        } catch (RuntimeException databaseAway) {
            LOG.debug("the lease of this node runs out by itself: {}", databaseAway.getMessage());
        }
    }
}
