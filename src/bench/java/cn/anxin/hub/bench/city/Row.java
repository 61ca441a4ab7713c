package cn.anxin.hub.bench.city;

import cn.anxin.hub.record.CreditRecord;
import cn.anxin.hub.record.RawRecord;
import cn.anxin.hub.record.Reading;
import cn.anxin.hub.record.RecordReader;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One record.
 *
 * @param cells those of {@link Table#columns()}, after the three that every record has
 */
public record Row(Table table, String recordId, Enterprise enterprise, List<Object> cells) {

    static Row of(Table table, String recordId, Enterprise enterprise, Object... cells) {
        if (cells.length != table.columns().size()) {
            throw new IllegalArgumentException(table + " has the columns " + table.columns());
        }
        return new Row(table, recordId, enterprise, Arrays.asList(cells));
    }

    /** As a line of CSV; no cell needs quotes. */
    public String csv() {
        return recordId + "," + enterprise.uscc() + "," + enterprise.name() + ","
                + cells.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    /** As the interface takes it. */
    public Map<String, Object> json() {
        Map<String, Object> data = new LinkedHashMap<>();
        for (int i = 0; i < cells.size(); i++) {
            data.put(table.columns().get(i), String.valueOf(cells.get(i)));
        }
        return Map.of(
                "type", table.type(),
                "recordId", recordId,
                "uscc", enterprise.uscc(),
                "enterpriseName", enterprise.name(),
                "data", data);
    }

    /** As the hub itself reads it. */
    public CreditRecord read() {
        Map<String, Object> fields = new HashMap<>();
        fields.put("record_id", recordId);
        fields.put("uscc", enterprise.uscc());
        fields.put("enterprise_name", enterprise.name());
        for (int i = 0; i < cells.size(); i++) {
            fields.put(table.columns().get(i), String.valueOf(cells.get(i)));
        }
        if (RecordReader.read(new RawRecord(table.source(), table.type(), fields)) instanceof Reading.Read read) {
            return read.record();
        }
        throw new IllegalStateException("the hub would refuse " + csv());
    }
}
