package cn.anxin.hub.notice;

/**
 * Why measures ended. Where several grounds ended together for different reasons, the one that stands first here is
 * told: had that not happened, the enterprise would still be listed, whereas time alone would have gone on.
 */
public enum EndReason {
    /** The enterprise is no longer one of the units of Art. 2, or left the register. */
    OUT_OF_SCOPE,
    /** An incentive is lost, by a listing or without. */
    CONDITIONS_NOT_MET,
    /** Another policy decides otherwise from the same records, or assigns the measures to others. */
    POLICY_CHANGED,
    /** The recipient's districts or kind, or the enterprise's district, no longer fit. */
    RECIPIENT_CHANGED,
    /** A record was withdrawn, annulled, corrected, or moved to another enterprise. */
    WITHDRAWN,
    /** A repair took effect (Art. 8(1)). */
    REPAIRED,
    /** The listing ran its time. */
    EXPIRED
}
