package cn.anxin.hub.ledger;

/** How soon what comes in is decided and told. */
public enum Pace {
    /** At once: someone sent this record for itself, or an operator said so. */
    URGENT,
    /** Once the load that it is part of is over, so that nobody is told what the next file changes. */
    BULK
}
