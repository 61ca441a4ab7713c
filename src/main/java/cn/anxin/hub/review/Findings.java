package cn.anxin.hub.review;

import cn.anxin.hub.decision.Assessment;
import cn.anxin.hub.notice.Enterprise;
import cn.anxin.hub.notice.NoticeBody;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a review makes of an enterprise.
 *
 * @param standing the id of the stored assessment that says the same; empty where this one has to be stored
 * @param nextReviewOn the next day on which time alone changes anything, its name and district included
 */
record Findings(
        Assessment assessment,
        Optional<Long> standing,
        Enterprise enterprise,
        Optional<LocalDate> nextReviewOn,
        List<NoticeBody> notices) {}
