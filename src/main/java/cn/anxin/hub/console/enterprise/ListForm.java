package cn.anxin.hub.console.enterprise;

import cn.anxin.hub.decision.Status;
import cn.anxin.hub.ledger.EnterpriseQuery;
import cn.anxin.hub.ledger.EnterpriseQuery.Order;
import cn.anxin.hub.record.Days;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What stands in the list's form and address, as it was typed.
 *
 * @param item a ground or a condition that is not met, such as {@code 7(3)}
 * @param sort by what, with a minus in front the other way round
 */
record ListForm(String q, String status, String district, String item, String since, String before, String sort) {

    private static final int LONGEST = 2_000;

    ListForm(
            @Nullable String q,
            @Nullable String status,
            @Nullable String district,
            @Nullable String item,
            @Nullable String since,
            @Nullable String before,
            @Nullable String sort) {
        this.q = text(q);
        this.status = text(status);
        this.district = text(district);
        this.item = text(item);
        this.since = text(since);
        this.before = text(before);
        this.sort = text(sort);
    }

    // PostgreSQL takes no NUL in a text, and nothing that is stored has one.
    private static String text(@Nullable String given) {
        String text = given == null ? "" : given.replace("\0", "").strip();
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }

    EnterpriseQuery query() {
        return new EnterpriseQuery(
                q,
                Arrays.stream(Status.values())
                        .map(Status::name)
                        .filter(status::equals)
                        .findFirst(),
                given(district),
                given(item),
                day(since),
                day(before),
                order(),
                sort.startsWith("-"));
    }

    /** Whether a day cannot be read: it is left aside, and the page says so. */
    public boolean wrongDay() {
        return Stream.of(since, before)
                .anyMatch(text -> !text.isEmpty() && day(text).isEmpty());
    }

    /** Whether anything is asked for but the whole list. */
    public boolean narrowed() {
        return Stream.of(q, status, district, item, since, before).anyMatch(text -> !text.isEmpty());
    }

    private Order order() {
        String name = sort.startsWith("-") ? sort.substring(1) : sort;
        return Arrays.stream(Order.values())
                .filter(order -> order.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElse(Order.FITTING);
    }

    private static Optional<String> given(String text) {
        return Optional.of(text).filter(given -> !given.isEmpty());
    }

    private static Optional<LocalDate> day(String text) {
        return Days.read(text);
    }
}
