package cn.anxin.hub.ledger;

/** This process among the hub's equal nodes. */
public interface ThisNode {

    /** The name under which it holds its turns; another one at each start. */
    String id();

    /**
     * A short word that is the same at each start and that no other node has: part of the names of files that are not
     * finished, so that what two nodes write at once never mixes, and what a kill left is written over.
     */
    String installation();

    /**
     * Whether the others still have to take it for alive, as far as it knows. Asked before anything that no transaction
     * can undo, since a process may have been halted for longer than its lease without noticing.
     */
    boolean alive();

    /**
     * Ends work that may be another node's by now.
     *
     * @throws TurnLost where it may
     */
    default void mustBeAlive() {
        if (!alive()) {
            throw new TurnLost();
        }
    }
}
