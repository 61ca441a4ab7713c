package cn.anxin.hub.console.notices;

import cn.anxin.hub.ledger.NoticeFilter;
import cn.anxin.hub.record.Days;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What was asked for on the list of notices, as its address says it; what is nothing known is left out. */
record NoticeForm(
        @Nullable String recipient,
        @Nullable String state,
        @Nullable String change,
        @Nullable String regime,
        @Nullable String from,
        @Nullable String until,
        @Nullable String q) {

    private static final int LONGEST = 100;

    NoticeFilter filter() {
        return new NoticeFilter(
                given(recipient),
                oneOf(state, NoticeFilter.STATES),
                oneOf(change, NoticeFilter.CHANGES),
                oneOf(regime, NoticeFilter.REGIMES),
                day(from),
                day(until),
                given(q));
    }

    /** Whether a day was given that is none. */
    public boolean hasWrongDay() {
        return Stream.of(from, until).anyMatch(NoticeForm::isWrong);
    }

    private static boolean isWrong(@Nullable String text) {
        return given(text).isPresent() && day(text).isEmpty();
    }

    public boolean isNarrowed() {
        return !filter().equals(NoticeFilter.ALL);
    }

    private static Optional<LocalDate> day(@Nullable String text) {
        return given(text).flatMap(Days::read);
    }

    private static Optional<String> oneOf(@Nullable String text, List<String> known) {
        return given(text).filter(known::contains);
    }

    // PostgreSQL takes no NUL in a text, and nothing that is stored has one.
    static Optional<String> given(@Nullable String text) {
        return Optional.ofNullable(text)
                .map(it -> it.replace("\0", "").strip())
                .filter(it -> !it.isEmpty() && it.length() <= LONGEST);
    }
}
