package cn.anxin.hub.record;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The values of one row, parsed column by column; whatever is wrong becomes a fault that names the remedy. */
final class RowCheck {

    private final Map<String, Object> fields;
    private final List<Column> columns;
    private final Map<String, Parsed> parsed = new LinkedHashMap<>();

    private RowCheck(Map<String, Object> fields, List<Column> columns) {
        this.fields = fields;
        this.columns = columns;
    }

    static RowCheck of(Map<String, Object> fields, List<Column> columns) {
        RowCheck row = new RowCheck(fields, columns);
        columns.forEach(row::parse);
        return row;
    }

    private void parse(Column column) {
        Object raw = fields.get(column.name());
        Optional<Parsed> value = raw == null || RawText.isAbsent(raw)
                ? column.standard().map(Parsed.Right::new)
                : Optional.of(CellReader.read(column.kind(), raw)).filter(RowCheck::hasValue);
        value.ifPresent(present -> parsed.put(column.name(), present));
    }

    /** A cell of nothing but separators has none. */
    private static boolean hasValue(Parsed parsed) {
        return !(parsed instanceof Parsed.Right right
                && right.cell() instanceof Cell.Codes codes
                && codes.values().isEmpty());
    }

    /** In the order of the columns. */
    List<Fault> faults(List<RecordType.Order> orders) {
        List<Fault> faults = new ArrayList<>();
        for (Column column : columns) {
            Parsed value = parsed.get(column.name());
            if (value == null) {
                missing(column).ifPresent(faults::add);
            } else if (value instanceof Parsed.Wrong wrong) {
                faults.add(fault(column.name(), wrong.code(), wrong.message()));
            }
            orders.stream()
                    .filter(order -> order.later().equals(column.name()))
                    .flatMap(order -> reversed(order).stream())
                    .forEach(faults::add);
        }
        return faults;
    }

    private Optional<Fault> missing(Column column) {
        if (column.required()) {
            return Optional.of(
                    fault(column.name(), FaultCode.REQUIRED, new Message("必填，不能为空", "required; it must not be blank")));
        }
        return column.requiredWhen().filter(this::holds).map(condition -> {
            String when = condition.column() + " = " + condition.code();
            return fault(
                    column.name(),
                    FaultCode.REQUIRED,
                    new Message(when + " 时必填，不能为空", "required when " + when + "; it must not be blank"));
        });
    }

    private boolean holds(Column.Condition condition) {
        return parsed.get(condition.column()) instanceof Parsed.Right right
                && right.cell().equals(new Cell.Text(condition.code()));
    }

    private Optional<Fault> reversed(RecordType.Order order) {
        if (parsed.get(order.later()) instanceof Parsed.Right later
                && parsed.get(order.earlier()) instanceof Parsed.Right earlier
                && isLess(later.cell(), earlier.cell())) {
            return Optional.of(fault(
                    order.later(),
                    FaultCode.ORDER,
                    new Message(
                            "不能早于或小于 " + order.earlier() + "，请核对这两列",
                            "it must not be before or less than " + order.earlier() + "; check both")));
        }
        return Optional.empty();
    }

    private static boolean isLess(Cell later, Cell earlier) {
        if (later instanceof Cell.Day day && earlier instanceof Cell.Day bound) {
            return day.value().isBefore(bound.value());
        }
        return later instanceof Cell.Number number
                && earlier instanceof Cell.Number bound
                && number.value().compareTo(bound.value()) < 0;
    }

    private Fault fault(String column, FaultCode code, Message message) {
        return new Fault(column, code, message, RawText.shown(fields.get(column)));
    }

    /** Of a row without faults. */
    <C extends Cell> C cell(String column, Class<C> kind) {
        if (parsed.get(column) instanceof Parsed.Right right && kind.isInstance(right.cell())) {
            return kind.cast(right.cell());
        }
        throw new IllegalStateException(column + " has no value of kind " + kind.getSimpleName());
    }

    /** Of a row without faults: those columns that have a value. */
    Cells cells(List<Column> wanted) {
        Map<String, Cell> cells = new LinkedHashMap<>();
        wanted.forEach(column -> {
            if (parsed.get(column.name()) instanceof Parsed.Right right) {
                cells.put(column.name(), right.cell());
            }
        });
        return new Cells(cells);
    }
}
