package cn.anxin.hub.decision;

import cn.anxin.hub.record.CreditRecord;
import cn.anxin.hub.record.RawRecord;
import cn.anxin.hub.record.Reading;
import cn.anxin.hub.record.RecordReader;
import cn.anxin.hub.record.Uscc;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Records in few words, read through the same gate as any other. */
final class Records {

    static final Uscc FOUNDRY = new Uscc("91320205MA1WX0T109");
    static final Uscc NEIGHBOUR = new Uscc("91320200MADY1FUB90");

    private Records() {}

    /** @param columns name, value, name, value, … */
    static CreditRecord record(String reference, Object... columns) {
        Map<String, Object> fields = new HashMap<>();
        for (int i = 0; i < columns.length; i += 2) {
            fields.put((String) columns[i], columns[i + 1]);
        }
        return record(reference, fields);
    }

    static CreditRecord record(String reference, Map<String, Object> columns) {
        String[] parts = reference.split("/", 3);
        Map<String, Object> fields = new HashMap<>(columns);
        fields.put("record_id", parts[2]);
        fields.putIfAbsent("uscc", FOUNDRY.value());
        fields.putIfAbsent("enterprise_name", "无锡示例铸造有限公司");
        Reading reading = RecordReader.read(new RawRecord(parts[0], parts[1], fields));
        if (reading instanceof Reading.Refused refused) {
            throw new IllegalArgumentException(reference + ": " + refused.faults());
        }
        return ((Reading.Read) reading).record();
    }

    static CreditRecord withdrawal(String reference, int revision) {
        return record(reference, "revision", String.valueOf(revision), "op", "WITHDRAW");
    }

    static CreditRecord steelProfile() {
        return record(
                "emergency/profile/profile", "valid_from", "2015-01-01", "sector", "METALLURGY", "activities", "STEEL");
    }

    static CreditRecord certificate() {
        return record(
                "emergency/standardization/cert",
                "certificate_no",
                "苏AQB-1",
                "level",
                "2",
                "granted_on",
                "2020-01-01",
                "valid_until",
                "2049-12-31",
                "operating",
                "Y",
                "state",
                "VALID");
    }

    static CreditRecord penalty(String reference, String documentNo, String decidedOn, String fine) {
        return record(
                reference,
                "document_no",
                documentNo,
                "decided_on",
                decidedOn,
                "categories",
                List.of("FINE"),
                "fine_cny",
                fine,
                "issuer_kind",
                "EMERGENCY",
                "issuer_name",
                "锡山区应急管理局",
                "safety_related",
                "Y");
    }

    static CreditRecord majorPenalty(String recordId, String decidedOn) {
        return penalty("emergency/penalty/" + recordId, recordId + "号", decidedOn, "60000");
    }

    static CreditRecord refusal(String recordId, String refusedOn) {
        return record("emergency/order_refusal/" + recordId, "refused_on", refusedOn, "document_no", recordId + "号");
    }

    static CreditRecord repair(String recordId, String of, String decidedOn) {
        return record(
                "credit-platform/repair/" + recordId,
                "repairs",
                of,
                "decided_on",
                decidedOn,
                "document_no",
                "信修" + recordId);
    }
}
