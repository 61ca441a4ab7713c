package cn.anxin.hub.ledger;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Which enterprises are asked for.
 *
 * @param text a code, a name, initials or a part of them; blank for any
 * @param finding a ground in force or a condition that is not met, as {@code 7(3)} or {@code 4(2)}
 * @param changedSince of their status since that day
 * @param changesBefore something changes by itself up to that day
 */
public record EnterpriseQuery(
        String text,
        Optional<String> status,
        Optional<String> district,
        Optional<String> finding,
        Optional<LocalDate> changedSince,
        Optional<LocalDate> changesBefore,
        Order order,
        boolean descending) {

    /** What a list is sorted by. */
    public enum Order {
        /** What fits the text best comes first; without a text by code. */
        FITTING,
        CODE,
        /** By its pinyin, as a directory is. */
        NAME,
        DISTRICT,
        SINCE,
        NEXT
    }

    /** The same order without anything that narrows it. */
    EnterpriseQuery withoutFilters() {
        return new EnterpriseQuery(
                "",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                order,
                descending);
    }

    /** All of them, by code. */
    public static EnterpriseQuery all() {
        return new EnterpriseQuery(
                "",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Order.FITTING,
                false);
    }
}
