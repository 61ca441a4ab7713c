package cn.anxin.hub.receipt;

/** What a recipient says became of a notice, or of a measure of it. */
public enum Outcome {
    /** The notice has arrived. It concerns the notice, never a measure. */
    RECEIVED,
    /** The recipient has found that the measure applies (经认定): Art. 6 takes effect with it. */
    CONFIRMED,
    /** The recipient does not apply the measure. */
    DECLINED,
    /** The measure is carried out. */
    APPLIED,
    /** The measure is carried out no longer. */
    LIFTED
}
