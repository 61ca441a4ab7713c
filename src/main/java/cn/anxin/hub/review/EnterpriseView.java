package cn.anxin.hub.review;

import cn.anxin.hub.decision.Assessment;
import cn.anxin.hub.decision.Assessment.Ground;
import cn.anxin.hub.ledger.Assessments.Basis;
import cn.anxin.hub.ledger.History.Ruling;
import cn.anxin.hub.ledger.Notices.Latest;
import cn.anxin.hub.notice.Enterprise;
import java.time.Instant;
import java.util.List;

/**
 * An enterprise on a day, from what was known at an instant, with every reason.
 *
 * @param basis what the assessment stands on besides the records
 * @param grounds those of the assessment, in the law's words and with the records behind them
 * @param records the ruling revision of every key that ever named it, withdrawn and moved ones included
 * @param notices each recipient's latest one that was issued by then, with its state today
 */
public record EnterpriseView(
        Enterprise enterprise,
        Instant knownAt,
        Assessment assessment,
        Basis basis,
        List<GroundView> grounds,
        List<Ruling> records,
        List<Latest> notices) {

    /** A ground in force, the item's own words, and what it rests on with the file and line it came in with. */
    public record GroundView(Ground ground, String text, List<Ruling> sources) {}
}
