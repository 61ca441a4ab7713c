package cn.anxin.hub.record;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a record's type that have a value, ascending by name. Asking a column for another kind of value than it
 * has is a fault of the program and answers {@link IllegalArgumentException}.
 *
 * <p>Two small arrays, since a decision asks the few columns of very many records.
 */
public final class Cells {

    private static final Cells NONE = new Cells(Map.of());

    private final String[] columns;
    private final Cell[] values;

    /** What is done with each column and its value. */
    @FunctionalInterface
    public interface Each<X extends Exception> {
        void accept(String column, Cell value) throws X;
    }

    public Cells(Map<String, Cell> byColumn) {
        columns = byColumn.keySet().toArray(String[]::new);
        Arrays.sort(columns);
        values = Arrays.stream(columns).map(byColumn::get).toArray(Cell[]::new);
    }

    /** Puts cells together whose columns come in any order, each once. */
    static final class Builder {

        private String[] columns = new String[12];
        private Cell[] values = new Cell[12];
        private int count;

        void add(String column, Cell value) {
            if (count == columns.length) {
                columns = Arrays.copyOf(columns, 2 * count);
                values = Arrays.copyOf(values, 2 * count);
            }
            int at = count++;
            for (; at > 0 && columns[at - 1].compareTo(column) > 0; at--) {
                columns[at] = columns[at - 1];
                values[at] = values[at - 1];
            }
            columns[at] = column;
            values[at] = value;
        }

        Cells build() {
            return count == 0 ? NONE : new Cells(Arrays.copyOf(columns, count), Arrays.copyOf(values, count));
        }
    }

    private Cells(String[] columns, Cell[] values) {
        this.columns = columns;
        this.values = values;
    }

    /** No columns: what a withdrawal has. */
    public static Cells none() {
        return NONE;
    }

    /** The same cells but for this column. */
    public Cells with(String column, Cell value) {
        int at = index(column);
        if (at < 0) {
            Map<String, Cell> more = new TreeMap<>(Map.of(column, value));
            forEach(more::put);
            return new Cells(more);
        }
        Cell[] other = values.clone();
        other[at] = value;
        return new Cells(columns, other);
    }

    public boolean has(String column) {
        return index(column) >= 0;
    }

    public Optional<String> text(String column) {
        Cell cell = find(column);
        return cell instanceof Cell.Text text ? Optional.of(text.value()) : absent(column, cell, "text");
    }

    public Optional<LocalDate> day(String column) {
        Cell cell = find(column);
        return cell instanceof Cell.Day day ? Optional.of(day.value()) : absent(column, cell, "day");
    }

    public Optional<BigDecimal> number(String column) {
        Cell cell = find(column);
        return cell instanceof Cell.Number number ? Optional.of(number.value()) : absent(column, cell, "number");
    }

    public Optional<Boolean> flag(String column) {
        Cell cell = find(column);
        return cell instanceof Cell.Flag flag ? Optional.of(flag.value()) : absent(column, cell, "flag");
    }

    /** Empty where the column is absent. */
    public List<String> codes(String column) {
        Cell cell = find(column);
        if (cell instanceof Cell.Codes codes) {
            return codes.values();
        }
        return this.<List<String>>absent(column, cell, "list of codes").orElse(List.of());
    }

    /** Ascending by column. */
    public <X extends Exception> void forEach(Each<X> each) throws X {
        for (int i = 0; i < columns.length; i++) {
            each.accept(columns[i], values[i]);
        }
    }

    private int index(String column) {
        for (int i = 0; i < columns.length; i++) {
            if (columns[i].equals(column)) {
                return i;
            }
        }
        return -1;
    }

    private @Nullable Cell find(String column) {
        int at = index(column);
        return at < 0 ? null : values[at];
    }

    private <T> Optional<T> absent(String column, @Nullable Cell cell, String wanted) {
        if (cell != null) {
            throw new IllegalArgumentException(column + " is " + cell + ", not a " + wanted);
        }
        return Optional.empty();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Cells cells
                && Arrays.equals(columns, cells.columns)
                && Arrays.equals(values, cells.values);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(columns) + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        Map<String, Cell> byColumn = new TreeMap<>();
        forEach(byColumn::put);
        return byColumn.toString();
    }
}
