package cn.anxin.hub.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Rows turned into columns: an array a column, so that many rows are one statement. */
final class Columns {

    /** Later than every instant: the driver writes it as PostgreSQL's infinity. */
    static final OffsetDateTime INFINITY = OffsetDateTime.MAX;

    private Columns() {}

    /** One column as text; the statement casts it to what it is. */
    static <T> @Nullable String[] texts(Collection<T> rows, Function<T, @Nullable String> column) {
        return rows.stream().map(column).toArray(String[]::new);
    }

    /** A cell that may be absent. */
    static @Nullable String text(Optional<?> value) {
        return value.map(Object::toString).orElse(null);
    }

    /** An instant that may be absent. */
    static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        @Nullable OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return Optional.ofNullable(at).map(OffsetDateTime::toInstant);
    }
}
