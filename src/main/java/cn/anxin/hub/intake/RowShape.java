package cn.anxin.hub.intake;

import cn.anxin.hub.record.Column;
import cn.anxin.hub.record.CommonColumns;
import cn.anxin.hub.record.FaultCode;
import cn.anxin.hub.record.Kind;
import cn.anxin.hub.record.Normalised;
import cn.anxin.hub.record.RecordType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How the cells of a row become the fields of a record, made once from the header: of a file as of a table. */
final class RowShape {

    private final RecordType type;
    private final Mapping mapping;
    private final Optional<Layout> layout;
    private final Set<String> others;

    /** Of each cell, the column or the header under which it is a field by itself; empty where it is not. */
    private final List<Optional<String>> plain = new ArrayList<>();

    /** Where each header that the layout reads stands. */
    private final Map<String, Integer> places = new HashMap<>();

    private int known;

    private RowShape(RecordType type, Mapping mapping, Optional<Layout> layout, Set<String> others) {
        this.type = type;
        this.mapping = mapping;
        this.layout = layout;
        this.others = others;
    }

    /** @throws FileRefused where a column stands twice, or not one is known */
    static RowShape of(List<String> header, RecordType type, Mapping mapping) throws FileRefused {
        return of(header, type, mapping, List.of());
    }

    /**
     * The shape of a table's rows.
     *
     * @param others headers that mean nothing unless the mapping says so
     */
    static RowShape of(List<String> header, RecordType type, Mapping mapping, List<String> others) throws FileRefused {
        RowShape shape = new RowShape(type, mapping, mapping.layout(type, header), Mapping.normalised(others));
        Set<String> seen = new HashSet<>();
        for (String cell : header) {
            shape.add(cell.strip(), seen);
        }
        if (shape.known == 0) {
            throw new FileRefused(
                    FaultCode.STRUCTURE,
                    "第一行没有一个已知的列名，应为表头",
                    "the first line has no column that is known; it must be the header");
        }
        return shape;
    }

    /** How many cells of a row are headers that are known: a title has none. */
    static long known(List<String> cells, RecordType type, Mapping mapping) {
        Set<String> read = mapping.layout(type, cells).map(Layout::headers).orElse(Set.of());
        return cells.stream()
                .filter(cell -> mapping.column(type, cell).isPresent() || read.contains(Normalised.name(cell)))
                .count();
    }

    private void add(String header, Set<String> seen) throws FileRefused {
        String normalised = Normalised.name(header);
        Optional<String> column = mapping.column(type, header);
        boolean read =
                layout.filter(form -> form.headers().contains(normalised)).isPresent();
        boolean ignored =
                layout.filter(form -> form.ignored().contains(normalised)).isPresent()
                        || mapping.isIgnored(header)
                        || others.contains(normalised);
        String name = read ? normalised : column.orElse(header);
        if (!name.isEmpty() && !seen.add(name)) {
            throw new FileRefused(
                    FaultCode.STRUCTURE, "表头中的列 " + name + " 重复", "the column " + name + " stands twice in the header");
        }
        if (read) {
            places.put(normalised, plain.size());
        }
        known += read || column.isPresent() ? 1 : 0;
        plain.add(read || (ignored && column.isEmpty()) ? Optional.empty() : Optional.of(name));
    }

    int width() {
        return plain.size();
    }

    /** Whether the cells at this place are days, as far as the record is concerned. */
    boolean isDay(int place) {
        Optional<String> column = plain.get(place);
        return column.isPresent()
                ? isDay(column.get())
                : layout.stream()
                        .flatMap(form -> form.rules().entrySet().stream())
                        .anyMatch(rule -> isDay(rule.getKey())
                                && rule.getValue().headers().stream()
                                        .anyMatch(
                                                header -> Integer.valueOf(place).equals(places.get(header))));
    }

    private boolean isDay(String column) {
        return type.column(column)
                .map(Column::kind)
                .filter(Kind.Day.class::isInstance)
                .isPresent();
    }

    /** Whether nobody reads the cells at this place, whatever they say. */
    boolean isIgnored(int place) {
        return plain.get(place).isEmpty() && !places.containsValue(place);
    }

    /** What the place is called in a fault: the record's column, or the header that a column is made of. */
    String name(int place) {
        return plain.get(place)
                .orElseGet(() -> places.entrySet().stream()
                        .filter(entry -> entry.getValue() == place)
                        .map(Map.Entry::getKey)
                        .findFirst()
                        .orElse(""));
    }

    /** The fields of a row; a column that stands in it under its own name counts before one that is made of others. */
    Map<String, Object> fields(List<String> cells) {
        Map<String, Object> fields = new HashMap<>();
        for (int place = 0; place < Math.min(cells.size(), plain.size()); place++) {
            Optional<String> column = plain.get(place);
            if (column.isPresent() && !mapping.isBlank(cells.get(place))) {
                fields.put(column.get(), cells.get(place));
            }
        }
        layout.ifPresent(form -> form.rules().forEach((column, rule) -> {
            if (isAbsent(fields.get(column))) {
                rule.value(header -> cell(form, header, cells)).ifPresent(value -> fields.put(column, value));
            }
        }));
        return fields;
    }

    private Optional<String> cell(Layout form, String header, List<String> cells) {
        return Optional.ofNullable(places.get(header))
                .filter(place -> place < cells.size())
                .map(place -> cells.get(place).strip())
                .filter(cell -> !cell.isEmpty()
                        && !mapping.isBlank(cell)
                        && !form.blanks().contains(cell));
    }

    private static boolean isAbsent(@Nullable Object field) {
        return field == null || field.toString().isBlank();
    }

    /** Whether a row has no revision of its own, so that the hub gives it the next one where its content differs. */
    boolean isUnnumbered(Map<String, Object> fields) {
        return layout.filter(form -> !form.numbered()).isPresent() && isAbsent(fields.get(CommonColumns.REVISION));
    }
}
