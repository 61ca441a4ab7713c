package cn.anxin.hub.record;

import java.util.List;
import java.util.Optional;

/**
 * A type of record that a source sends.
 *
 * @param columns its own columns, without the common ones of {@link CommonColumns}
 * @param orders the pairs of columns that must not be the wrong way round
 */
public record RecordType(String source, String name, List<Column> columns, List<Order> orders) {

    /** {@code later} must not be before, or less than, {@code earlier}. */
    public record Order(String later, String earlier) {}

    /** Empty where the type has no such column of its own. */
    public Optional<Column> column(String column) {
        for (Column own : columns) {
            if (own.name().equals(column)) {
                return Optional.of(own);
            }
        }
        return Optional.empty();
    }
}
