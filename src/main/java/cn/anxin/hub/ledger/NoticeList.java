package cn.anxin.hub.ledger;

import cn.anxin.hub.ledger.NoticeDays.Positions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The notices as people look for them, the newest first. Every combination of filters is read from the end of an index:
 * a page costs the same with millions of them.
 */
@Repository
public class NoticeList {

    private static final LocalDate FIRST_DAY = LocalDate.of(1900, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(2999, 12, 31);
    private static final Pattern ID = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    private static final String COLUMNS = """
            select n.id, n.position, n.notice_no, n.recipient, n.uscc, e.name, n.sequence, n.change, n.regime, n.issued_at,
                   d.state, d.ends, d.delivered_at, d.received_at, d.lifted_at
            """;

    private static final String JOINED = """
             join delivery d on d.notice_id = n.id
             left join enterprise e on e.uscc = n.uscc
            """;

    /** The first few of each index range that can have any, and of these the first. */
    private static final String BY_DELIVERY = """
            select k.notice_id
              from (select id from recipient where cast(:recipient as text) is null or id = :recipient) r
             cross join unnest(cast(:states as text[])) s (state) cross join unnest(cast(:kinds as text[])) t (kind)
             cross join lateral (
                   select l.position, l.notice_id from delivery l
                    where l.recipient = r.id and l.state = s.state and l.kind = t.kind
                      and l.position < :before and l.position between :first and :last
                    order by l.position desc limit :limit) k
             order by k.position desc limit :limit""";

    private final JdbcClient jdbc;
    private final LongReads longReads;
    private final NoticeDays days;

    public NoticeList(JdbcClient jdbc, LongReads longReads) {
        this.jdbc = jdbc;
        this.longReads = longReads;
        this.days = new NoticeDays(jdbc);
    }

    /**
     * A notice and what became of it.
     *
     * @param name of the enterprise today; its code where none is known
     */
    public record Line(
            UUID id,
            long position,
            String noticeNo,
            String recipient,
            String uscc,
            String name,
            int sequence,
            String change,
            String regime,
            Instant issuedAt,
            String state,
            boolean ends,
            Optional<Instant> deliveredAt,
            Optional<Instant> receivedAt,
            Optional<Instant> liftedAt) {}

    /** A page. */
    public Slice<Line> page(NoticeFilter filter, Optional<Long> before, ZoneId zone, int size) {
        Optional<Positions> between = filter.hasDays()
                ? days.positions(filter.from().orElse(FIRST_DAY), filter.until().orElse(LAST_DAY))
                : Optional.of(new Positions(0, Long.MAX_VALUE));
        if (between.isEmpty()) {
            return new Slice<>(List.of(), Optional.empty());
        }
        Map<String, @Nullable Object> values = values(filter, zone);
        values.put("before", before.orElse(Long.MAX_VALUE));
        values.put("first", between.get().first());
        values.put("last", between.get().last());
        values.put("limit", size + 1);
        Slice<Line> slice = Slice.of(
                jdbc.sql(sql(filter)).params(values).query(NoticeList::line).list(),
                size,
                line -> Long.toString(line.position()));
        // Two reviews may cross at midnight: a few positions in between are of another day.
        return filter.hasDays() ? new Slice<>(ofDays(slice.rows(), filter, zone), slice.next()) : slice;
    }

    /** Every one, the newest first. */
    public void each(NoticeFilter filter, ZoneId zone, Consumer<Line> lines) {
        longReads.each(
                COLUMNS + "from notice n" + JOINED + " where true" + conditions(filter) + days(filter)
                        + " order by n.position desc",
                values(filter, zone),
                NoticeList::line,
                lines);
    }

    private static List<Line> ofDays(List<Line> lines, NoticeFilter filter, ZoneId zone) {
        return lines.stream()
                .filter(line -> {
                    LocalDate day = line.issuedAt().atZone(zone).toLocalDate();
                    return !day.isBefore(filter.from().orElse(FIRST_DAY))
                            && !day.isAfter(filter.until().orElse(LAST_DAY));
                })
                .toList();
    }

    private static String sql(NoticeFilter filter) {
        String order = " order by n.position desc limit :limit";
        if (filter.text().isEmpty() && filter.isOfDeliveries()) {
            return COLUMNS + "from (" + BY_DELIVERY + ") f" + " join notice n on n.id = f.notice_id" + JOINED + order;
        }
        return COLUMNS + "from notice n" + JOINED
                + " where n.position < :before and n.position between :first and :last" + conditions(filter) + order;
    }

    private static String conditions(NoticeFilter filter) {
        return (filter.text().isPresent()
                        ? " and (n.uscc = :code or n.notice_no = :text"
                                + (isId(filter) ? " or n.id = cast(:text as uuid))" : ")")
                        : "")
                + (filter.recipient().isPresent() ? " and n.recipient = :recipient" : "")
                + (filter.state().isPresent() ? " and d.state = :state" : "")
                + (filter.change().isPresent() ? " and n.change = :change" : "")
                + (filter.regime().isPresent() ? " and n.regime = :regime" : "");
    }

    private static String days(NoticeFilter filter) {
        return filter.hasDays() ? " and n.issued_at >= :from and n.issued_at < :until" : "";
    }

    private static boolean isId(NoticeFilter filter) {
        return filter.text().filter(text -> ID.matcher(text).matches()).isPresent();
    }

    private static Map<String, @Nullable Object> values(NoticeFilter filter, ZoneId zone) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("recipient", filter.recipient().orElse(null));
        values.put("state", filter.state().orElse(null));
        values.put("change", filter.change().orElse(null));
        values.put("regime", filter.regime().orElse(null));
        values.put("states", filter.states());
        values.put("kinds", filter.kinds());
        values.put("text", filter.text().orElse(null));
        values.put(
                "code", filter.text().map(text -> text.toUpperCase(Locale.ROOT)).orElse(null));
        values.put("from", midnight(filter.from().orElse(FIRST_DAY), zone));
        values.put("until", midnight(filter.until().orElse(LAST_DAY).plusDays(1), zone));
        return values;
    }

    private static OffsetDateTime midnight(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toOffsetDateTime();
    }

    private static Line line(ResultSet row, int number) throws SQLException {
        String uscc = row.getString("uscc");
        return new Line(
                row.getObject("id", UUID.class),
                row.getLong("position"),
                row.getString("notice_no"),
                row.getString("recipient"),
                uscc,
                Optional.ofNullable(row.getString("name")).orElse(uscc),
                row.getInt("sequence"),
                row.getString("change"),
                row.getString("regime"),
                row.getObject("issued_at", OffsetDateTime.class).toInstant(),
                row.getString("state"),
                row.getBoolean("ends"),
                Columns.instant(row, "delivered_at"),
                Columns.instant(row, "received_at"),
                Columns.instant(row, "lifted_at"));
    }
}
