package cn.anxin.hub.intake;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Optional;

/** A database's value as a cell's text. */
final class ColumnText {

    private static final int DAY = 10;

    private ColumnText() {}

    /**
     * The text; empty for a null.
     *
     * @param day whether a day is wanted, so that a time of day is left out
     */
    static String of(ResultSet row, int place, boolean day) throws SQLException {
        return switch (row.getMetaData().getColumnType(place)) {
            case Types.BOOLEAN, Types.BIT -> flag(row, place);
            case Types.NUMERIC, Types.DECIMAL ->
                Optional.ofNullable(row.getBigDecimal(place))
                        .map(number -> number.toPlainString())
                        .orElse("");
            case Types.DATE, Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE -> moment(row, place, day);
            default -> Optional.ofNullable(row.getString(place)).orElse("");
        };
    }

    private static String flag(ResultSet row, int place) throws SQLException {
        boolean value = row.getBoolean(place);
        return row.wasNull() ? "" : value ? "Y" : "N";
    }

    /** Every database begins a moment with its day, yyyy-MM-dd. */
    private static String moment(ResultSet row, int place, boolean day) throws SQLException {
        String text = Optional.ofNullable(row.getString(place)).orElse("");
        return day && text.length() > DAY ? text.substring(0, DAY) : text;
    }
}
