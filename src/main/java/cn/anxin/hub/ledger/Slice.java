package cn.anxin.hub.ledger;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A page of a long list.
 *
 * @param next the cursor after which the next page begins; empty on the last
 */
public record Slice<T>(List<T> rows, Optional<String> next) {

    /**
     * A page out of the rows read for it, of which there is one too many where more follow.
     *
     * @param cursor what names a row's place in the list
     */
    public static <T> Slice<T> of(List<T> rows, int size, Function<T, String> cursor) {
        return rows.size() <= size
                ? new Slice<>(List.copyOf(rows), Optional.empty())
                : new Slice<>(List.copyOf(rows.subList(0, size)), Optional.of(cursor.apply(rows.get(size - 1))));
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }
}
