package cn.anxin.hub.record;

import java.util.Comparator;

/**
 * What makes a record one record: its source, its type, and the source's own identifier.
 *
 * @param source the feed, such as {@code emergency}
 * @param type the record type, such as {@code penalty}
 * @param recordId the source's own key, 1 to 64 characters
 */
public record RecordKey(String source, String type, String recordId) implements Comparable<RecordKey> {

    private static final Comparator<RecordKey> BY_REFERENCE =
            Comparator.comparing(RecordKey::reference, CodePoints.ORDER);

    /** The form in which answers, repairs and notices cite a record: {@code source/type/recordId}. */
    public String reference() {
        return source + "/" + type + "/" + recordId;
    }

    @Override
    public int compareTo(RecordKey other) {
        return BY_REFERENCE.compare(this, other);
    }

    @Override
    public String toString() {
        return reference();
    }
}
