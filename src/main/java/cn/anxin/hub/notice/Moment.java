package cn.anxin.hub.notice;

import cn.anxin.hub.decision.Assessment;
import cn.anxin.hub.decision.Assessment.MeasureInForce;
import java.time.LocalDate;
import java.util.List;

/** An enterprise on one day: as it is named and as it is assessed. */
record Moment(Enterprise enterprise, Assessment assessment) {

    LocalDate day() {
        return assessment.asOf();
    }

    /** Whether the enterprise is one of the recipient's districts; of an unknown one only who has the whole city hears. */
    boolean concerns(Recipient recipient) {
        return enterprise
                .district()
                .map(recipient::covers)
                .orElseGet(() -> recipient.districts().isEmpty());
    }

    /** The measures in force that the recipient applies. */
    List<MeasureInForce> measuresOf(Recipient recipient) {
        if (!concerns(recipient)) {
            return List.of();
        }
        return assessment.measures().stream()
                .filter(measure -> measure.recipientKinds().contains(recipient.kind()))
                .toList();
    }
}
