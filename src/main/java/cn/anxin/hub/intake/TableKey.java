package cn.anxin.hub.intake;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Optional;

/** What a table's key is: only what is one and the same in our text and in its database's order. */
enum TableKey {
    WHOLE,
    DECIMAL,
    TEXT;

    static TableKey of(Connection connection, String table, String key) throws SQLException, FileRefused {
        try (PreparedStatement query =
                        connection.prepareStatement("select " + key + " from " + table + " where 1 = 0");
                ResultSet none = query.executeQuery()) {
            return switch (none.getMetaData().getColumnType(1)) {
                case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT -> WHOLE;
                case Types.NUMERIC, Types.DECIMAL -> DECIMAL;
                case Types.CHAR, Types.VARCHAR, Types.NCHAR, Types.NVARCHAR -> TEXT;
                default ->
                    throw ForeignTable.refused(
                            "键列 " + key + " 应为整数、定点数或文本（时间会重复，不能作键）",
                            "the key " + key
                                    + " has to be a whole number, a decimal or text (times repeat, and are no keys)");
            };
        }
    }

    void bind(PreparedStatement query, int place, String value) throws SQLException {
        switch (this) {
            case WHOLE -> query.setLong(place, Long.parseLong(value));
            case DECIMAL -> query.setBigDecimal(place, new BigDecimal(value));
            case TEXT -> query.setString(place, value);
        }
    }

    Optional<String> read(ResultSet row, int place) throws SQLException {
        return this == DECIMAL
                ? Optional.ofNullable(row.getBigDecimal(place)).map(BigDecimal::toPlainString)
                : Optional.ofNullable(row.getString(place));
    }

    /** What a fault calls the line: the key itself, where that is a number. */
    long line(String key, long place) {
        return this == WHOLE ? Long.parseLong(key) : place;
    }
}
