package cn.anxin.hub.notice;

import cn.anxin.hub.decision.Assessment;
import java.time.LocalDate;
import java.util.Optional;

/** The enterprise's assessment on other days than the one decided for, by the same policy from the same records. */
@FunctionalInterface
public interface OtherDays {

    /** The assessment on that day; empty where the policy is not in force yet. */
    Optional<Assessment> assess(LocalDate day);
}
