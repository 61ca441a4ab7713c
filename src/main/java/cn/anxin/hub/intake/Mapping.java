package cn.anxin.hub.intake;

import cn.anxin.hub.record.Normalised;
import cn.anxin.hub.record.RecordType;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How one agency lays out its files.
 *
 * @param columns of each type: what a header may call a column (normalised) to the column's name
 * @param blanks what stands in a cell that has no value
 */
record Mapping(Map<String, Map<String, String>> columns, Set<String> blanks) {

    /** The column that a header's cell means; empty where it means none. */
    Optional<String> column(RecordType type, String header) {
        return Optional.ofNullable(columns.getOrDefault(type.name(), Map.of()).get(Normalised.name(header)));
    }

    boolean isBlank(String cell) {
        return blanks.contains(cell.strip());
    }
}
