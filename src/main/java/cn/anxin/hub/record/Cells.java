package cn.anxin.hub.record;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The columns of a record's type that have a value, by name. Asking a column for another kind of value than it has is a
 * fault of the program and answers {@link IllegalArgumentException}.
 */
public record Cells(Map<String, Cell> byColumn) {

    private static final Cells NONE = new Cells(Map.of());

    public Cells {
        byColumn = Collections.unmodifiableMap(new TreeMap<>(byColumn));
    }

    /** No columns: what a withdrawal has. */
    public static Cells none() {
        return NONE;
    }

    public boolean has(String column) {
        return byColumn.containsKey(column);
    }

    public Optional<String> text(String column) {
        return value(column, Cell.Text.class).map(Cell.Text::value);
    }

    public Optional<LocalDate> day(String column) {
        return value(column, Cell.Day.class).map(Cell.Day::value);
    }

    public Optional<BigDecimal> number(String column) {
        return value(column, Cell.Number.class).map(Cell.Number::value);
    }

    public Optional<Boolean> flag(String column) {
        return value(column, Cell.Flag.class).map(Cell.Flag::value);
    }

    /** Empty where the column is absent. */
    public List<String> codes(String column) {
        return value(column, Cell.Codes.class).map(Cell.Codes::values).orElse(List.of());
    }

    private <C extends Cell> Optional<C> value(String column, Class<C> kind) {
        Cell cell = byColumn.get(column);
        if (cell == null) {
            return Optional.empty();
        }
        if (!kind.isInstance(cell)) {
            throw new IllegalArgumentException(column + " is " + cell + ", not a " + kind.getSimpleName());
        }
        return Optional.of(kind.cast(cell));
    }
}
