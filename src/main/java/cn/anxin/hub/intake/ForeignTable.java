package cn.anxin.hub.intake;

import cn.anxin.hub.record.FaultCode;
import cn.anxin.hub.record.RawRecord;
import cn.anxin.hub.record.RecordType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A table of an agency's front-end database, read in the order of its key and never written to. */
final class ForeignTable implements AutoCloseable {

    /** As many as one chunk takes. */
    private static final int MOST_ROWS = 1_999;

    private static final long MOST_CHARACTERS = 3_000_000;
    private static final int FETCH = 500;
    private static final int SECONDS = 30;

    private final Connection connection;
    private final String table;
    private final String key;
    private final RecordType type;
    private final Mapping mapping;
    private final TableKey keys;

    private ForeignTable(
            Connection connection, String table, String key, RecordType type, Mapping mapping, TableKey keys) {
        this.connection = connection;
        this.table = table;
        this.key = key;
        this.type = type;
        this.mapping = mapping;
        this.keys = keys;
    }

    /**
     * Takes the connection over, which is closed with it, whatever happens.
     *
     * @param zone in which moments are days
     */
    static ForeignTable open(
            Connection connection, ZoneId zone, String table, String key, RecordType type, Mapping mapping)
            throws SQLException, FileRefused {
        try {
            connection.setReadOnly(true);
            connection.setAutoCommit(false);
            try (Statement session = connection.createStatement()) {
                session.execute("set time zone '" + zone.getId() + "'");
            }
            return new ForeignTable(connection, table, key, type, mapping, TableKey.of(connection, table, key));
        } catch (SQLException | FileRefused | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    /**
     * Some rows.
     *
     * @param name by which the log knows them
     * @param last the key of the last of them
     * @param full whether more may follow
     */
    record Page(String type, String name, List<RawRow> raw, String sha256, String last, boolean full) {

        Rows rows() {
            Iterator<RawRow> rows = raw.iterator();
            return new Rows() {
                @Override
                public Optional<RawRow> next() {
                    return rows.hasNext() ? Optional.of(rows.next()) : Optional.empty();
                }

                @Override
                public void close() {
                    // The connection went back to its pool when the rows were read.
                }
            };
        }
    }

    /** The largest key behind one; empty where there is none. */
    Optional<String> largest(Optional<String> after) throws SQLException {
        String condition = after.isPresent() ? " where " + key + " > ?" : "";
        try (PreparedStatement query =
                connection.prepareStatement("select max(" + key + ") from " + table + condition)) {
            query.setQueryTimeout(SECONDS);
            if (after.isPresent()) {
                keys.bind(query, 1, after.get());
            }
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? keys.read(row, 1) : Optional.empty();
            }
        }
    }

    /** The rows behind one key up to another, which is there. */
    Page page(Optional<String> after, String upTo) throws SQLException, FileRefused {
        String condition = (after.isPresent() ? key + " > ? and " : "") + key + " <= ?";
        try (PreparedStatement query =
                connection.prepareStatement("select * from " + table + " where " + condition + " order by " + key)) {
            query.setQueryTimeout(SECONDS);
            query.setMaxRows(MOST_ROWS);
            query.setFetchSize(FETCH);
            if (after.isPresent()) {
                keys.bind(query, 1, after.get());
            }
            keys.bind(query, after.isPresent() ? 2 : 1, upTo);
            try (ResultSet rows = query.executeQuery()) {
                return page(rows, upTo);
            }
        }
    }

    private Page page(ResultSet rows, String upTo) throws SQLException, FileRefused {
        List<String> header = header(rows.getMetaData());
        RowShape shape = RowShape.of(header, type, mapping, List.of(key));
        int place = header.indexOf(header.stream()
                        .filter(key::equalsIgnoreCase)
                        .findFirst()
                        .orElse(key))
                + 1;
        List<RawRow> raw = new ArrayList<>();
        RowDigest digest = new RowDigest();
        String first = upTo;
        String last = upTo;
        long characters = 0;
        boolean full = false;
        while (!full && rows.next()) {
            List<String> cells = cells(rows, shape);
            last = keys.read(rows, place).orElse(last);
            first = raw.isEmpty() ? last : first;
            long size = cells.stream().mapToLong(String::length).sum();
            characters += size;
            digest.add(cells);
            Map<String, Object> fields = shape.fields(cells);
            raw.add(new RawRow(
                    keys.line(last, raw.size() + 1),
                    new RawRecord(type.source(), type.name(), fields),
                    size,
                    shape.isUnnumbered(fields)));
            full = raw.size() == MOST_ROWS || characters >= MOST_CHARACTERS;
        }
        return new Page(type.name(), table + " " + first + " – " + last, raw, digest.end(), last, full);
    }

    private static List<String> header(ResultSetMetaData columns) throws SQLException {
        List<String> header = new ArrayList<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            header.add(columns.getColumnLabel(i));
        }
        return header;
    }

    private static List<String> cells(ResultSet row, RowShape shape) throws SQLException {
        List<String> cells = new ArrayList<>();
        for (int i = 1; i <= shape.width(); i++) {
            cells.add(ColumnText.of(row, i, shape.isDay(i - 1)));
        }
        return cells;
    }

    @Override
    public void close() throws SQLException {
        try (connection) {
            connection.rollback();
        }
    }

    static FileRefused refused(String zh, String en) {
        return new FileRefused(FaultCode.STRUCTURE, zh, en);
    }
}
