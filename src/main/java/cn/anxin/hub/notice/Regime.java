package cn.anxin.hub.notice;

import cn.anxin.hub.decision.Status;
import java.util.Optional;

/** Under which of the two lists the measures of a notice stand. */
public enum Regime {
    /** 守信联合激励 (Arts. 4 to 6). */
    JOINT_INCENTIVE,
    /** 失信联合惩戒 (Arts. 7 to 10). */
    JOINT_PUNISHMENT;

    /** The regime that a status brings; empty where it brings no measures. */
    public static Optional<Regime> of(Status status) {
        return switch (status) {
            case JOINT_INCENTIVE -> Optional.of(JOINT_INCENTIVE);
            case JOINT_PUNISHMENT -> Optional.of(JOINT_PUNISHMENT);
            case ORDINARY, OUT_OF_SCOPE -> Optional.empty();
        };
    }
}
