package cn.anxin.hub.ledger;

/** Tells the audit from where something is asked. */
@FunctionalInterface
public interface Origin {

    /** The address of whoever asks; empty where the hub acts by itself. */
    String address();
}
