package cn.anxin.hub.delivery;

/** The hub's own broker cannot be reached: no recipient is to blame, and none is suspended. */
final class BrokerLost extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BrokerLost(Throwable cause) {
        super(cause);
    }
}
