package cn.anxin.hub.ledger;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An order of the list, each by an index of its own.
 *
 * @param key what it goes by before the code
 * @param type the key's
 * @param code the column of the code beside it in the index
 * @param form what a key looks like; anything else as a place is none
 */
record ListOrder(String key, String type, String tables, String code, Pattern form) {

    private static final String ROW_CODE = "e.uscc";
    private static final Pattern CODE_FORM = Pattern.compile("[0-9A-Z]{18}");
    private static final String BY_ROW = "enterprise e left join enterprise_search s on s.uscc = e.uscc";
    private static final String BY_NAME = "enterprise_search s join enterprise e on e.uscc = s.uscc";
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-(?:[0-2]\\d|3[01])|-?infinity");

    /** Where a page ended. */
    record Place(String code, String key) {}

    static ListOrder of(EnterpriseQuery.Order order) {
        return switch (order) {
            case FITTING, CODE -> new ListOrder("e.uscc", "text", BY_ROW, ROW_CODE, CODE_FORM);
            case NAME -> new ListOrder("s.pinyin", "text", BY_NAME, "s.uscc", Pattern.compile("[a-z0-9]*"));
            case DISTRICT ->
                new ListOrder("coalesce(e.district, '')", "text", BY_ROW, ROW_CODE, Pattern.compile("[0-9]{0,6}"));
            case SINCE -> new ListOrder("coalesce(e.status_since, '-infinity'::date)", "date", BY_ROW, ROW_CODE, DAY);
            case NEXT -> new ListOrder("coalesce(e.next_review_on, 'infinity'::date)", "date", BY_ROW, ROW_CODE, DAY);
        };
    }

    boolean isByName() {
        return tables.equals(BY_NAME);
    }

    Optional<Place> place(String cursor) {
        return Cursor.read(cursor, 2)
                .map(values -> new Place(values.get(0), values.get(1)))
                .filter(place -> form.matcher(place.key()).matches());
    }
}
