package cn.anxin.hub.intake;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A form that agencies fill in, whose cells are not yet a record's: amounts in 万元, words for codes, no key of its own.
 *
 * @param type of its rows
 * @param marks the headers (normalised) by which it is known: all of them are there
 * @param rules by the column of the record that each fills
 * @param ignored headers (normalised) that mean nothing to the hub
 * @param blanks what stands, in this form, in a cell that has no value
 * @param numbered whether its rows carry revisions; else the hub gives the next one where the content differs
 */
record Layout(
        String name,
        String type,
        Set<String> marks,
        Map<String, CellRule> rules,
        Set<String> ignored,
        Set<String> blanks,
        boolean numbered) {

    /** The headers (normalised) that it reads. */
    Set<String> headers() {
        Set<String> headers = new TreeSet<>();
        rules.values().stream().map(CellRule::headers).flatMap(List::stream).forEach(headers::add);
        return headers;
    }
}
