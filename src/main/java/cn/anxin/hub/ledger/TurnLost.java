package cn.anxin.hub.ledger;

/** Another node goes on, or may, with what this one was at: nothing is wrong, and nothing more is to be done here. */
public final class TurnLost extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public TurnLost() {
        super("由另一节点接手 / another node takes over");
    }

    /** Whether a failure comes from nothing else. */
    public static boolean isCauseOf(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof TurnLost) {
                return true;
            }
        }
        return false;
    }
}
