package cn.anxin.hub.record;

/** What a revision does to its key. */
public enum Op {
    /** States the record, for the first time or anew. */
    UPSERT,
    /** Takes the record back: it counts for nothing until a higher revision states it again. */
    WITHDRAW
}
