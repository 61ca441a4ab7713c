package cn.anxin.hub.review;

import cn.anxin.hub.notice.NoticeBody;
import cn.anxin.hub.notice.Situation;
import java.util.List;

/**
 * Stands between decision and notice and says which of the notices that a decision causes are issued now. What it holds
 * back is composed anew at the enterprise's next review, from what is then the case.
 */
@FunctionalInterface
public interface ReleaseStep {

    /** The notices to issue now, in their order. */
    List<NoticeBody> release(Situation situation, List<NoticeBody> notices);

    /** Issues every notice at once. */
    static ReleaseStep automatic() {
        return (situation, notices) -> notices;
    }
}
