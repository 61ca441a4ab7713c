package cn.anxin.hub.receipt;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Arrays;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Reads receipts that one recipient sends. It is strict: a misspelt field that was passed over could mean "all measures".
 *
 * @param recipient who sends
 * @param zone of a time without an offset
 */
public record ReceiptReader(String recipient, ZoneId zone) {

    private static final Pattern UUID_FORM =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    /** As PostgreSQL writes it. */
    private static final Pattern SHORT_OFFSET = Pattern.compile("(T.*[+-]\\d{2})$");

    private static final int LONGEST_REASON = 1_000;
    private static final int EARLIEST_YEAR = 2000;
    private static final int LATEST_YEAR = 2199;

    /** One JSON value of a request, a message or a line. */
    Reading read(JsonNode json) {
        if (!json.isObject()) {
            return unreadable(
                    new ReceiptFields(java.util.Map.of()),
                    Refusal.of(
                            ReceiptCode.STRUCTURE,
                            "",
                            "应为一个 JSON 对象",
                            "write one JSON object a receipt",
                            json.toString()));
        }
        return read(ReceiptFields.of(json));
    }

    Reading read(ReceiptFields fields) {
        try {
            return new Reading.Read(receipt(fields));
        } catch (Faulty faulty) {
            return unreadable(fields, faulty.refusal);
        }
    }

    static Reading unreadable(ReceiptFields fields, Refusal refusal) {
        return new Reading.Unreadable(
                fields.text(ReceiptFields.NOTICE_ID), fields.text(ReceiptFields.OUTCOME), refusal);
    }

    private Receipt receipt(ReceiptFields fields) throws Faulty {
        for (String field : fields.texts().keySet()) {
            if (!ReceiptFields.ALL.contains(field)) {
                throw new Faulty(new Refusal(
                        ReceiptCode.UNKNOWN_COLUMN, field, fields.unknown(Plain.text(field, 100)), fields.text(field)));
            }
        }
        String stated = fields.text(ReceiptFields.RECIPIENT);
        if (!stated.isEmpty() && !stated.equals(recipient)) {
            throw Faulty.of(
                    ReceiptCode.FOREIGN_RECIPIENT,
                    ReceiptFields.RECIPIENT,
                    "只能为本单位（" + recipient + "）回执",
                    "you can answer for yourself (" + recipient + ") only",
                    stated);
        }
        return new Receipt(
                noticeId(required(fields, ReceiptFields.NOTICE_ID)),
                outcome(required(fields, ReceiptFields.OUTCOME)),
                measures(fields.text(ReceiptFields.MEASURES)),
                reason(fields.text(ReceiptFields.REASON)),
                at(fields.text(ReceiptFields.AT)));
    }

    private static String required(ReceiptFields fields, String field) throws Faulty {
        if (fields.text(field).isEmpty()) {
            throw Faulty.of(ReceiptCode.REQUIRED, field, "必填，不能为空", "required; it must not be blank", "");
        }
        return fields.text(field);
    }

    private static UUID noticeId(String text) throws Faulty {
        if (!UUID_FORM.matcher(text).matches()) {
            throw Faulty.of(
                    ReceiptCode.FORMAT,
                    ReceiptFields.NOTICE_ID,
                    "应为通知的 id（UUID）",
                    "write the notice's id, a UUID",
                    text);
        }
        return UUID.fromString(text);
    }

    private static Outcome outcome(String text) throws Faulty {
        for (Outcome outcome : Outcome.values()) {
            if (outcome.name().equals(text)) {
                return outcome;
            }
        }
        String known = Arrays.toString(Outcome.values());
        throw Faulty.of(ReceiptCode.CODE, ReceiptFields.OUTCOME, "应为 " + known + " 之一", "write one of " + known, text);
    }

    private static SortedSet<MeasureRef> measures(String text) throws Faulty {
        SortedSet<MeasureRef> measures = new TreeSet<>();
        for (String each : text.isEmpty() ? new String[0] : text.split("[;；]", -1)) {
            Optional<MeasureRef> measure = MeasureRef.read(each);
            measures.add(measure.orElseThrow(() -> Faulty.of(
                    ReceiptCode.FORMAT,
                    ReceiptFields.MEASURES,
                    "应为条、项，如 10(1);10(9)，JSON 为 [{\"article\": 10, \"item\": 1}]",
                    "write article and item, as 10(1);10(9), in JSON [{\"article\": 10, \"item\": 1}]",
                    text)));
        }
        return measures;
    }

    private static String reason(String text) throws Faulty {
        if (text.codePointCount(0, text.length()) > LONGEST_REASON) {
            throw Faulty.of(
                    ReceiptCode.FORMAT,
                    ReceiptFields.REASON,
                    "不得超过 " + LONGEST_REASON + " 字",
                    "at most " + LONGEST_REASON + " characters",
                    text);
        }
        return Plain.text(text, LONGEST_REASON);
    }

    private Optional<Instant> at(String text) throws Faulty {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            OffsetDateTime at =
                    time(SHORT_OFFSET.matcher(text.replace(' ', 'T')).replaceFirst("$1:00"));
            if (at.getYear() >= EARLIEST_YEAR && at.getYear() <= LATEST_YEAR) {
                return Optional.of(at.toInstant());
            }
        } catch (DateTimeException notATime) {
            // Told below, as a time out of all bounds is.
        }
        throw Faulty.of(
                ReceiptCode.FORMAT,
                ReceiptFields.AT,
                "应为时刻，如 2026-11-22T08:00:00+08:00",
                "write a time, such as 2026-11-22T08:00:00+08:00",
                text);
    }

    private OffsetDateTime time(String text) {
        TemporalAccessor read = text.contains("T")
                ? DateTimeFormatter.ISO_DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from)
                : LocalDate.parse(text).atStartOfDay();
        return read instanceof OffsetDateTime withOffset
                ? withOffset
                : LocalDateTime.from(read).atZone(zone).toOffsetDateTime();
    }

    /** Ends the reading of one receipt. */
    private static final class Faulty extends Exception {

        private static final long serialVersionUID = 1L;

        private final transient Refusal refusal;

        Faulty(Refusal refusal) {
            super(refusal.code().name(), null, false, false);
            this.refusal = refusal;
        }

        static Faulty of(ReceiptCode code, String field, String zh, String en, String value) {
            return new Faulty(Refusal.of(code, field, zh, en, value));
        }
    }
}
