package cn.anxin.hub.embedded.city;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One record as an agency writes it, right or wrong.
 *
 * @param columns the type's own, by name; what is missing is blank
 */
record Row(
        String source,
        String type,
        String recordId,
        int revision,
        String op,
        String uscc,
        String enterpriseName,
        int useScope,
        Map<String, String> columns) {

    static Row of(Firm firm, String source, String type, String recordId) {
        return new Row(source, type, recordId, 1, "UPSERT", firm.uscc().value(), firm.name(), 0, Map.of());
    }

    Row with(String column, Object value) {
        Map<String, String> more = new LinkedHashMap<>(columns);
        more.put(column, value instanceof LocalDate day ? day.toString() : String.valueOf(value));
        return new Row(source, type, recordId, revision, op, uscc, enterpriseName, useScope, more);
    }

    Row with(Map<String, String> several) {
        Map<String, String> more = new LinkedHashMap<>(columns);
        more.putAll(several);
        return new Row(source, type, recordId, revision, op, uscc, enterpriseName, useScope, more);
    }

    Row named(String other) {
        return new Row(source, type, recordId, revision, op, uscc, other, useScope, columns);
    }

    Row coded(String other) {
        return new Row(source, type, recordId, revision, op, other, enterpriseName, useScope, columns);
    }

    Row scoped(int scope) {
        return new Row(source, type, recordId, revision, op, uscc, enterpriseName, scope, columns);
    }

    Row revised(int number) {
        return new Row(source, type, recordId, number, op, uscc, enterpriseName, useScope, columns);
    }

    Row withdrawn(int number) {
        return new Row(source, type, recordId, number, "WITHDRAW", uscc, enterpriseName, useScope, Map.of());
    }

    String reference() {
        return source + "/" + type + "/" + recordId;
    }
}
