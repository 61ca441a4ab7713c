package cn.anxin.hub.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The batches that were dropped into recipients' folders, the newest first. */
@Repository
public class DropList {

    private static final String SELECT = """
            select recipient, number, file_name, rows, sha256, made_at, delivered_at, resend_at, content is not null as kept
              from drop_batch
             where (cast(:recipient as text) is null or recipient = :recipient)""";

    private static final String ORDER = " order by made_at desc, recipient desc, number desc";

    private final JdbcClient jdbc;
    private final LongReads longReads;

    public DropList(JdbcClient jdbc, LongReads longReads) {
        this.jdbc = jdbc;
        this.longReads = longReads;
    }

    /**
     * A batch.
     *
     * @param deliveredAt when it was in place for the first time; empty while it is on its way
     * @param resendAt when it was asked for again; empty once it is written again
     * @param kept whether its bytes are kept, so that it can be had again
     */
    public record Line(
            String recipient,
            long number,
            String fileName,
            int rows,
            String sha256,
            Instant madeAt,
            Optional<Instant> deliveredAt,
            Optional<Instant> resendAt,
            boolean kept) {

        String cursor() {
            return Cursor.of(madeAt, recipient, number);
        }
    }

    /** A page, after the batch that a cursor of an earlier one names. */
    public Slice<Line> page(Optional<String> recipient, String after, int size) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("recipient", recipient.orElse(null));
        values.put("limit", size + 1);
        Optional<List<String>> place = Cursor.read(after, 3).filter(DropList::isPlace);
        place.ifPresent(parts -> {
            values.put("at", OffsetDateTime.parse(parts.get(0)));
            values.put("of", parts.get(1));
            values.put("number", Long.parseLong(parts.get(2)));
        });
        String further = place.isPresent() ? " and (made_at, recipient, number) < (:at, :of, :number)" : "";
        return Slice.of(
                jdbc.sql(SELECT + further + ORDER + " limit :limit")
                        .params(values)
                        .query(DropList::line)
                        .list(),
                size,
                Line::cursor);
    }

    public Optional<Line> find(String recipient, long number) {
        return jdbc.sql(SELECT + " and number = :number")
                .param("recipient", recipient)
                .param("number", number)
                .query(DropList::line)
                .optional();
    }

    /** Every one, the newest first. */
    public void each(Optional<String> recipient, Consumer<Line> lines) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("recipient", recipient.orElse(null));
        longReads.each(SELECT + ORDER, values, DropList::line, lines);
    }

    private static boolean isPlace(List<String> parts) {
        try {
            return OffsetDateTime.parse(parts.get(0)).getYear() > 0 && Long.parseLong(parts.get(2)) > 0;
        } catch (DateTimeParseException | NumberFormatException notOfOurs) {
            return false;
        }
    }

    private static Line line(ResultSet row, int number) throws SQLException {
        return new Line(
                row.getString("recipient"),
                row.getLong("number"),
                row.getString("file_name"),
                row.getInt("rows"),
                row.getString("sha256"),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                Columns.instant(row, "delivered_at"),
                Columns.instant(row, "resend_at"),
                row.getBoolean("kept"));
    }
}
