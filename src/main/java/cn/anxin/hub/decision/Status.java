package cn.anxin.hub.decision;

/** What an enterprise is on a day. */
public enum Status {
    /** Not one of the units of Art. 2, or cancelled or moved out. */
    OUT_OF_SCOPE,
    /** 守信联合激励对象 (Art. 4). */
    JOINT_INCENTIVE,
    /** In scope, neither the one nor the other. */
    ORDINARY,
    /** 失信联合惩戒对象 (Art. 7). */
    JOINT_PUNISHMENT
}
