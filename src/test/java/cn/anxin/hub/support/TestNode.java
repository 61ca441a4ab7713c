package cn.anxin.hub.support;

import cn.anxin.hub.ledger.Nodes;
import cn.anxin.hub.ledger.ThisNode;
import java.time.Duration;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A node that lives in the ledger for as long as the test says. */
public record TestNode(Nodes nodes, String id, BooleanSupplier thinksItLives) implements ThisNode {

    /** One that lives longer than any test. */
    public static TestNode alive(JdbcClient jdbc) {
        return alive(jdbc, () -> true);
    }

    /** One that is asked, before each row and whatever cannot be undone, whether it thinks that it lives. */
    public static TestNode alive(JdbcClient jdbc, BooleanSupplier thinksItLives) {
        TestNode node = new TestNode(new Nodes(jdbc), UUID.randomUUID().toString(), thinksItLives);
        node.livesFor(Duration.ofHours(1));
        return node;
    }

    public void livesFor(Duration lease) {
        nodes.beat(id, lease);
    }

    /** Ends the lease; the node itself does not notice, like a process that was halted. */
    public void isTakenForDead() {
        nodes.leave(id);
    }

    @Override
    public String installation() {
        return "test";
    }

    @Override
    public boolean alive() {
        return thinksItLives.getAsBoolean();
    }
}
