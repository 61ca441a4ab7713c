package cn.anxin.planted.intake;

import cn.anxin.planted.review.Reviewer;

/** Planted: intake and review are neighbours that do not know each other. */
record CallsReview(Reviewer reviewer) {}
