package cn.anxin.hub.review;

import cn.anxin.hub.decision.Assessment;
import cn.anxin.hub.decision.AssessmentJson;
import cn.anxin.hub.ledger.Assessments.Stored;
import cn.anxin.hub.ledger.History.Known;
import cn.anxin.hub.notice.CloudEvent;
import cn.anxin.hub.notice.NoticeBody;
import cn.anxin.hub.record.Uscc;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * All that the ledger holds on an enterprise at its review, as it is stored.
 *
 * @param lastNotices the content of each recipient's latest notice, by recipient
 * @param firstName the name under which the code was first known; the code itself where it has none
 */
record Dossier(Uscc uscc, Known known, Optional<Stored> stored, Map<String, String> lastNotices, String firstName) {

    /** The assessment that stands, with what is kept beside its content. */
    static Assessment read(Stored row) {
        return AssessmentJson.read(row.content(), row.policySha256(), row.openParameters());
    }

    /** Whether nothing was received about the enterprise since the assessment that stands. */
    boolean nothingNew() {
        return stored.filter(row -> !known.newerThan(row.knownAt())).isPresent();
    }

    Map<String, NoticeBody> told() {
        Map<String, NoticeBody> told = new TreeMap<>();
        lastNotices.forEach((recipient, content) ->
                told.put(recipient, CloudEvent.read(content).body()));
        return told;
    }
}
