package cn.anxin.hub.api;

import cn.anxin.hub.record.CreditRecord;
import cn.anxin.hub.record.Days;
import cn.anxin.hub.record.Fault;
import cn.anxin.hub.record.FaultCode;
import cn.anxin.hub.record.Message;
import cn.anxin.hub.record.RawRecord;
import cn.anxin.hub.record.Reading;
import cn.anxin.hub.record.RecordJson;
import cn.anxin.hub.record.RecordReader;
import cn.anxin.hub.security.ProblemCode;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The stateless question as it is read from a body, record by record, so that no more of it is held than what counts.
 *
 * @param asOf the day asked for; empty where none is given
 * @param records those without fault
 * @param faults of the request and its records, as far as they are counted out
 */
record AssessmentRequest(Optional<LocalDate> asOf, List<CreditRecord> records, RecordFaults faults) {

    static final int MOST_RECORDS = 50_000;

    /** @throws Refused where the body is not one JSON object, or has too many records */
    static AssessmentRequest read(InputStream body) throws IOException {
        try (JsonParser json = RecordJson.parser(body)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw notAnObject();
            }
            AssessmentRequest request = new Reader(json).read();
            if (json.nextToken() != null) {
                throw notAnObject();
            }
            return request;
        }
    }

    private static Refused notAnObject() {
        return new Refused(
                ProblemCode.MALFORMED,
                "请求体应为一个 JSON 对象：{\"asOf\": …, \"records\": […]}",
                "the body has to be one JSON object: {\"asOf\": …, \"records\": […]}");
    }

    /** Goes through the members of the one object. */
    private static final class Reader {

        private final JsonParser json;
        private final List<CreditRecord> records = new ArrayList<>();
        private final RecordFaults faults = new RecordFaults();
        private final Set<String> seen = new HashSet<>();
        private Optional<LocalDate> asOf = Optional.empty();

        Reader(JsonParser json) {
            this.json = json;
        }

        AssessmentRequest read() throws IOException {
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String key = json.currentName();
                json.nextToken();
                seen.add(key);
                switch (key) {
                    case "asOf" -> readDay(RecordJson.next(json));
                    case "records" -> readRecords();
                    default -> {
                        json.skipChildren();
                        fault(key, FaultCode.UNKNOWN_COLUMN, "没有此项，请删除", "there is no such member; remove it", key);
                    }
                }
            }
            if (!seen.contains("records")) {
                fault("records", FaultCode.REQUIRED, "必填：记录的数组", "required: an array of records", "");
            }
            return new AssessmentRequest(asOf, records, faults);
        }

        private void readDay(JsonNode node) {
            String text = node.isValueNode() && !node.isNull() ? node.asText().strip() : "";
            if (node.isNull() || (node.isTextual() && text.isEmpty())) {
                return;
            }
            asOf = Days.read(text);
            if (asOf.isEmpty()) {
                fault(
                        "asOf",
                        FaultCode.FORMAT,
                        "应为 1900 至 2199 年间的日期，如 2026-11-22",
                        "write a day from 1900 to 2199, such as 2026-11-22",
                        node.toString());
            }
        }

        private void readRecords() throws IOException {
            if (json.currentToken() != JsonToken.START_ARRAY) {
                json.skipChildren();
                fault("records", FaultCode.FORMAT, "应为记录的数组", "write an array of records", "");
                return;
            }
            for (int number = 0; json.nextToken() != JsonToken.END_ARRAY; number++) {
                if (number == MOST_RECORDS) {
                    throw new Refused(
                            ProblemCode.TOO_LARGE,
                            "一次最多 " + MOST_RECORDS + " 条记录，请按企业分批询问",
                            "at most " + MOST_RECORDS + " records at once; ask in parts, by enterprise");
                }
                readRecord(number, RecordJson.next(json));
            }
        }

        private void readRecord(int number, JsonNode node) {
            RawRecord raw = RecordJson.raw(node, Optional.empty(), Optional.empty());
            Reading reading = RecordReader.read(raw);
            if (reading instanceof Reading.Read read) {
                records.add(read.record());
            } else if (reading instanceof Reading.Refused refused) {
                String name = refused.recordId().isEmpty()
                        ? "records[" + number + "]"
                        : raw.source() + "/" + raw.type() + "/" + refused.recordId();
                refused.faults().forEach(fault -> faults.add(name, fault));
            }
        }

        private void fault(String member, FaultCode code, String zh, String en, String value) {
            faults.add("", new Fault(member, code, new Message(zh, en), value));
        }
    }
}
