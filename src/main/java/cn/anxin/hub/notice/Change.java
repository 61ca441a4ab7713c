package cn.anxin.hub.notice;

/** What a notice does to what its recipient holds about the enterprise. */
public enum Change {
    /** Measures begin. */
    START,
    /** Measures go on with other content. */
    AMEND,
    /** Every measure ends. */
    END
}
