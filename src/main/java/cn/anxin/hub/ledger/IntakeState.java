package cn.anxin.hub.ledger;

/** How far a file, message or request is on its way in; a restart goes on from here. */
public enum IntakeState {
    /** Some of its chunks may be in. */
    TAKING,
    /** Every row has its outcome. */
    TAKEN,
    /** The agency has its receipt. */
    RECEIPTED,
    /** The file is out of the way: nothing is left to do. */
    DONE,
    /** Nothing of it is taken, and why is known. */
    FAILED
}
