package cn.anxin.hub.intake;

import cn.anxin.hub.record.Normalised;
import cn.anxin.hub.record.RecordType;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How one agency lays out its files and tables.
 *
 * @param columns of each type: what a header may call a column (normalised) to the column's name
 * @param blanks what stands in a cell that has no value
 * @param ignored headers (normalised) that mean nothing to the hub
 * @param layouts whose cells have to be worked on before they are a record's
 */
record Mapping(
        Map<String, Map<String, String>> columns, Set<String> blanks, Set<String> ignored, List<Layout> layouts) {

    /** The column that a header's cell means; empty where it means none. */
    Optional<String> column(RecordType type, String header) {
        return Optional.ofNullable(columns.getOrDefault(type.name(), Map.of()).get(Normalised.name(header)));
    }

    boolean isBlank(String cell) {
        return blanks.contains(cell.strip());
    }

    boolean isIgnored(String header) {
        return ignored.contains(Normalised.name(header));
    }

    /** The layout that a header shows: of several the one that asks for most. */
    Optional<Layout> layout(RecordType type, Collection<String> header) {
        Set<String> names = normalised(header);
        return layouts.stream()
                .filter(layout -> layout.type().equals(type.name()) && names.containsAll(layout.marks()))
                .max(Comparator.comparingInt(layout -> layout.marks().size()));
    }

    static Set<String> normalised(Collection<String> headers) {
        return headers.stream().map(Normalised::name).collect(Collectors.toUnmodifiableSet());
    }
}
