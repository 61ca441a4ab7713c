package cn.anxin.hub.embedded.city;

import java.util.List;

/**
 * A file that an agency is going to leave.
 *
 * @param stage files of a later stage are left when the hub has taken those before
 * @param again whether it is left a second time, under the name that it had
 */
record FeedFile(String source, String name, List<Row> rows, Layout layout, int stage, boolean again) {

    FeedFile(String source, String name, List<Row> rows, Layout layout, int stage) {
        this(source, name, rows, layout, stage, false);
    }
}
