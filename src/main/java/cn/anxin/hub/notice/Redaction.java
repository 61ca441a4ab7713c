package cn.anxin.hub.notice;

import cn.anxin.hub.notice.NoticeBody.Evidence;
import cn.anxin.hub.record.CreditRecord;
import java.util.Map;
import java.util.Optional;

/**
 * What of a record a recipient may see: its document number and its day, where its 信息使用范围 allows. A record without
 * a {@code document_no} shows nothing: the references of police and court files lead to persons, and stay here.
 */
final class Redaction {

    /** The column of a record's relevant day, by type: only records that have a document number are evidence. */
    private static final Map<String, String> DAY = Map.of(
            "penalty", "decided_on",
            "accident", "concluded_on",
            "hazard", "due_on",
            "order_refusal", "refused_on",
            "project_violation", "found_on",
            "operation_violation", "found_on",
            "licence_violation", "found_on",
            "serious_violation", "determined_on");

    private final boolean government;

    /**
     * For recipients of one sort.
     *
     * @param government whether they may see what is for government only
     */
    Redaction(boolean government) {
        this.government = government;
    }

    Optional<Evidence> evidence(CreditRecord record) {
        String column = DAY.get(record.key().type());
        if (column == null || !allows(record)) {
            return Optional.empty();
        }
        return record.cells()
                .text("document_no")
                .flatMap(document -> record.cells().day(column).map(on -> new Evidence(document, on)));
    }

    private boolean allows(CreditRecord record) {
        return switch (record.useScope()) {
            case PUBLIC -> true;
            case GOVERNMENT -> government;
            case AUTHORISED -> false;
        };
    }
}
