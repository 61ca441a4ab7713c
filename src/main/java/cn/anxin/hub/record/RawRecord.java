package cn.anxin.hub.record;

import java.util.List;
import java.util.Map;

/**
 * A record as it came, before any check: what every reader (CSV, JSON Lines, a request) hands to {@link RecordReader}.
 *
 * @param source the feed that it came through
 * @param type the record type claimed for it
 * @param fields column name to value, common columns ({@code record_id}, {@code revision}, {@code op}, {@code uscc},
 *     {@code enterprise_name}, {@code use_scope}) included. A value is a String, a BigDecimal, a Boolean, a List of
 *     those, a Map (never valid), or absent; blank text and empty lists count as absent
 * @param faults what the reader itself found wrong with the row: such a record is always refused
 */
public record RawRecord(String source, String type, Map<String, Object> fields, List<Fault> faults) {

    /** A row in which the reader found nothing wrong. */
    public RawRecord(String source, String type, Map<String, Object> fields) {
        this(source, type, fields, List.of());
    }

    /** A row that could not be told apart into fields at all. */
    public static RawRecord unreadable(String source, String type, Fault fault) {
        return new RawRecord(source, type, Map.of(), List.of(fault));
    }
}
