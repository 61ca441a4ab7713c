package cn.anxin.hub.console.enterprise;

import java.util.List;
import java.util.Optional;

/**
 * The points in time worth looking at: those at which something changed. In between everything is as at the one before.
 *
 * @param all ascending, as the form's field takes them
 * @param at which of them the page shows; -1 before the first
 */
record Stops(List<String> all, int at) {

    /**
     * Those of a page.
     *
     * @param point what the page shows, in the same form, in which texts are ordered as times are
     */
    static Stops of(List<String> all, String point) {
        int at = -1;
        for (int i = 0; i < all.size() && all.get(i).compareTo(point) <= 0; i++) {
            at = i;
        }
        return new Stops(all, at);
    }

    /** The one before; the beginning of what holds now is none, for nothing is seen there that is not seen here. */
    public Optional<String> previous() {
        return at > 0 ? Optional.of(all.get(at - 1)) : Optional.empty();
    }

    public Optional<String> next() {
        return at + 1 < all.size() ? Optional.of(all.get(at + 1)) : Optional.empty();
    }

    /** As a script reads it. */
    public String joined() {
        return String.join(" ", all);
    }
}
