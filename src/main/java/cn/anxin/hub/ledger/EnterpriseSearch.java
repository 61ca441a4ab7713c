package cn.anxin.hub.ledger;

import cn.anxin.hub.ledger.EnterpriseMatches.Match;
import cn.anxin.hub.ledger.EnterpriseQuery.Order;
import cn.anxin.hub.record.Uscc;
import cn.anxin.hub.search.NameWords;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The list of enterprises, searched, filtered and sorted, a page at a time. A page follows a key, so that a late one costs
 * no more than the first.
 */
@Repository
public class EnterpriseSearch {

    /** A count is bounded: what is this high is this high or higher. */
    public static final int COUNTED = 10_000;

    /** What is found by a text that many have has to be looked at row by row. */
    public static final int COUNTED_BY_TEXT = 1_000;

    private static final int EXPORT_PAGE = 1000;

    // With a fence (offset 0) each row of the list is looked at in turn, until the page is full.
    private static final String FENCED =
            " and (select true from enterprise_search s where s.uscc = e.uscc and %s offset 0)";

    private final JdbcClient jdbc;
    private final EnterpriseMatches matches;

    public EnterpriseSearch(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.matches = new EnterpriseMatches(jdbc);
    }

    /**
     * An enterprise as a list shows it.
     *
     * @param since the day of the assessment that first gave it its status; empty before the first
     * @param due whether something came that is not yet decided
     * @param foundBy a name that it had or has besides, by which it was found
     */
    public record Line(
            Uscc uscc,
            String name,
            Optional<String> district,
            Optional<String> status,
            Optional<LocalDate> since,
            boolean due,
            Optional<LocalDate> nextReviewOn,
            Optional<String> foundBy) {}

    /**
     * A page of what was found.
     *
     * @param next where the next page goes on; empty on the last
     * @param total up to {@code counted}, which then says that there may be more
     * @param nearly whether nobody has the text in its name, and these are like it
     */
    public record Found(List<Line> lines, Optional<String> next, long total, int counted, boolean nearly) {

        /** Whether there may be more than were counted. */
        public boolean uncounted() {
            return total >= counted;
        }
    }

    /** The page after a place; the first without one, or where it is none of this order. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Found page(EnterpriseQuery query, Optional<String> after, int limit) {
        Match match = matches.of(query.text());
        if (match.codes().isPresent() && query.order() == Order.FITTING) {
            return fitting(query, match, match.codes().get(), after, limit);
        }
        boolean narrowed =
                match.condition().isPresent() || !EnterpriseFilters.of(query).isEmpty();
        List<String> few = narrowed ? codes(query, match) : List.of();
        boolean exact = narrowed && few.size() <= COUNTED_BY_TEXT;
        // Few are sorted; of many a page is soon found by walking through the list in its order.
        Match meant = exact ? Match.these(few, match.nearly(), match.part()) : match;
        List<Keyed> lines = walk(exact ? query.withoutFilters() : query, meant, after, limit + 1);
        boolean more = lines.size() > limit;
        List<Keyed> shown = more ? lines.subList(0, limit) : lines;
        int counted = exact ? Integer.MAX_VALUE : match.condition().isPresent() ? COUNTED_BY_TEXT : COUNTED;
        return new Found(
                shown.stream().map(Keyed::line).toList(),
                more ? Optional.of(shown.get(limit - 1).place()) : Optional.empty(),
                exact ? few.size() : match.condition().isPresent() ? COUNTED_BY_TEXT : count(query, match),
                counted,
                match.nearly());
    }

    /** All of them, page by page, each in a statement of its own. */
    public void each(EnterpriseQuery query, Consumer<Line> reader) {
        Optional<String> after = Optional.empty();
        do {
            Found found = page(query, after, EXPORT_PAGE);
            found.lines().forEach(reader);
            after = found.next();
        } while (after.isPresent());
    }

    private Found fitting(EnterpriseQuery query, Match match, List<String> codes, Optional<String> after, int limit) {
        Set<String> left =
                new HashSet<>(statement(query, match, FENCED, "select e.uscc from enterprise e where true", "")
                        .query(String.class)
                        .list());
        List<String> kept = codes.stream().filter(left::contains).toList();
        int from = after.flatMap(place -> Cursor.read(place, 1))
                        .map(place -> kept.indexOf(place.get(0)))
                        .orElse(-1)
                + 1;
        int to = Math.min(kept.size(), from + limit);
        List<String> shown = kept.subList(from, to);
        return new Found(
                lines(shown, match),
                to < kept.size() ? Optional.of(Cursor.of(kept.get(to - 1))) : Optional.empty(),
                kept.size(),
                Integer.MAX_VALUE,
                match.nearly());
    }

    private List<Line> lines(List<String> codes, Match match) {
        Map<String, Line> byCode = new HashMap<>();
        jdbc.sql("select e.*, s.names, '' as key from enterprise e left join enterprise_search s on s.uscc = e.uscc"
                        + " where e.uscc = any(?)")
                .param(codes.toArray(String[]::new))
                .query(row -> {
                    byCode.put(row.getString("uscc"), line(row, match));
                });
        return codes.stream()
                .map(code -> Objects.requireNonNull(byCode.get(code)))
                .toList();
    }

    private record Keyed(Line line, String place) {}

    private List<Keyed> walk(EnterpriseQuery query, Match match, Optional<String> after, int limit) {
        ListOrder order = ListOrder.of(query.order());
        String direction = query.descending() ? " desc" : "";
        Optional<ListOrder.Place> place = after.flatMap(order::place);
        String beyond = place.isEmpty()
                ? ""
                : " and (%s, %s) %s (cast(:key as %s), :code)"
                        .formatted(order.key(), order.code(), query.descending() ? "<" : ">", order.type());
        String rest =
                beyond + " order by " + order.key() + direction + ", " + order.code() + direction + " limit :limit";
        JdbcClient.StatementSpec statement = statement(
                        query,
                        match,
                        order.isByName() ? " and %s" : FENCED,
                        "select e.*, s.names, (" + order.key() + ")::text as key from " + order.tables()
                                + " where true",
                        rest)
                .param("limit", limit);
        place.ifPresent(from -> statement.param("key", from.key()).param("code", from.code()));
        return statement
                .query((row, number) ->
                        new Keyed(line(row, match), Cursor.of(row.getString("uscc"), row.getString("key"))))
                .list();
    }

    /** Those that are meant, one more than are counted where there are more. */
    private List<String> codes(EnterpriseQuery query, Match match) {
        String limit = " limit " + (COUNTED_BY_TEXT + 1);
        boolean textAlone =
                match.condition().isPresent() && EnterpriseFilters.of(query).isEmpty();
        JdbcClient.StatementSpec statement = textAlone
                ? jdbc.sql("select s.uscc from enterprise_search s where "
                                + match.condition().get() + limit)
                        .params(match.values())
                : statement(query, match, FENCED, "select e.uscc from enterprise e where true", limit);
        return statement.query(String.class).list();
    }

    private long count(EnterpriseQuery query, Match match) {
        return statement(
                        query,
                        match,
                        FENCED,
                        "select count(*) from (select from enterprise e where true",
                        " limit " + COUNTED + ") c")
                .query(Long.class)
                .single();
    }

    private JdbcClient.StatementSpec statement(
            EnterpriseQuery query, Match match, String textCondition, String head, String rest) {
        Map<String, Object> values = new HashMap<>(match.values());
        StringBuilder sql = new StringBuilder(head);
        EnterpriseFilters.of(query).forEach(filter -> {
            sql.append(" and ").append(filter.condition());
            values.put(filter.name(), filter.value());
        });
        if (match.codes().isPresent()) {
            sql.append(" and e.uscc = any(cast(:codes as text[]))");
        }
        match.condition().ifPresent(condition -> sql.append(textCondition.formatted(condition)));
        return jdbc.sql(sql.append(rest).toString()).params(values);
    }

    private static Line line(ResultSet row, Match match) throws SQLException {
        @Nullable LocalDate since = row.getObject("status_since", LocalDate.class);
        @Nullable LocalDate next = row.getObject("next_review_on", LocalDate.class);
        String name = row.getString("name");
        return new Line(
                new Uscc(row.getString("uscc")),
                name,
                Optional.ofNullable(row.getString("district")),
                Optional.ofNullable(row.getString("status")),
                Optional.ofNullable(since),
                row.getObject("due_since") != null,
                Optional.ofNullable(next),
                foundBy(name, Optional.ofNullable(row.getString("names")), match));
    }

    private static Optional<String> foundBy(String name, Optional<String> names, Match match) {
        return match.part()
                .filter(part -> !NameWords.compared(name).contains(part))
                .flatMap(part -> names.stream()
                        .flatMap(String::lines)
                        .filter(each -> each.contains(part))
                        .findFirst());
    }
}
